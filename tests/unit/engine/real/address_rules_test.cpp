/// Which hosts and addresses are spoken to.

#include <boost/test/unit_test.hpp>

#include <arpa/inet.h>
#include <netinet/in.h>

#include "engine/real/address_rules.hpp"
#include "engine/real/origin.hpp"

using namespace joinery;

namespace {

bool refused(const char* text) {
  sockaddr_in four{};
  four.sin_family = AF_INET;
  if (inet_pton(AF_INET, text, &four.sin_addr) == 1) {
    return is_refused_address(reinterpret_cast<const sockaddr&>(four));
  }
  sockaddr_in6 six{};
  six.sin6_family = AF_INET6;
  BOOST_REQUIRE(inet_pton(AF_INET6, text, &six.sin6_addr) == 1);
  return is_refused_address(reinterpret_cast<const sockaddr&>(six));
}

std::string origin(const std::string& url) {
  const auto found = origin_of(url);
  return found ? print(*found) : "none";
}

}  // namespace

BOOST_AUTO_TEST_CASE(addresses_of_metadata_services_are_refused_however_they_are_written) {
  for (const char* text :
       {"169.254.169.254", "169.254.0.1", "0.0.0.0", "100.100.100.200", "168.63.129.16", "192.0.0.192",
        "224.0.0.1", "255.255.255.255", "fe80::1", "fd00:ec2::254", "fd20:ce::254", "::", "ff02::1",
        "::ffff:169.254.169.254", "64:ff9b::169.254.169.254", "2002:a9fe:a9fe::1", "::169.254.169.254"}) {
    BOOST_TEST_CONTEXT(text) BOOST_TEST(refused(text));
  }
}

BOOST_AUTO_TEST_CASE(other_addresses_are_not) {
  for (const char* text : {"127.0.0.1", "10.0.0.1", "192.168.1.1", "93.184.216.34", "169.253.255.255", "169.255.0.0",
                           "::1", "2606:4700::1111", "fd00:ec2::255", "::ffff:127.0.0.1"}) {
    BOOST_TEST_CONTEXT(text) BOOST_TEST(!refused(text));
  }
}

BOOST_AUTO_TEST_CASE(an_origin_is_scheme_host_and_port) {
  const std::pair<const char*, const char*> cases[] = {
      {"https://API.Example.com/v1?x=1", "https://api.example.com"},
      {"https://api.example.com.:443/", "https://api.example.com"},
      {"https://api.example.com:8443/", "https://api.example.com:8443"},
      {"http://127.0.0.1:80", "http://127.0.0.1"},
      {"http://[::1]:8080/x", "http://[::1]:8080"},
      {"https://user@example.com/", "none"},
      {"https://good.example\\@evil.example/", "none"},
      {"file:///etc/passwd", "none"},
      {"ftp://example.com/", "none"},
      {"gopher://example.com/", "none"},
      {"example.com/path", "none"},
      {"https://", "none"},
      {"", "none"},
  };
  for (const auto& [url, expected] : cases) BOOST_TEST_CONTEXT(url) BOOST_TEST(origin(url) == expected);
}

BOOST_AUTO_TEST_CASE(this_machine_is_known_by_its_names) {
  for (const char* url : {"http://localhost/", "http://127.0.0.1/", "http://127.8.9.1/", "http://[::1]/"}) {
    BOOST_TEST_CONTEXT(url) BOOST_TEST(origin_of(url)->names_loopback());
  }
  for (const char* url : {"http://localhost.example/", "http://10.0.0.1/", "http://[::2]/"}) {
    BOOST_TEST_CONTEXT(url) BOOST_TEST(!origin_of(url)->names_loopback());
  }
}
