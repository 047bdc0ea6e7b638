#include <map>

#include "tests/support/evaluation.hpp"

using namespace joinery;
using namespace joinery::testing;

namespace {

constexpr std::string_view record = R"({"a":"alpha","b":"beta","n":12,"m":2.5,"d":"2024-01-31",
  "e":"2024-03-01","t":"2024-01-31T10:00:00Z","y":true,"l":["alpha","x"],"bad":"nine"})";

/// Operands by a word: a member of the record, `blank`, `hold`, `yes`, `no`, or a text in quotes.
class Operands {
 public:
  explicit Operands(GraphBuilder& builder) : builder_(builder) {}

  NodeId operator[](const std::string& word) {
    if (word == "blank") return builder_.read("nowhere");
    if (word == "no number") return builder_.read("nowhere", TypeWord::number);
    if (word == "hold") return builder_.read("bad", TypeWord::number);
    if (word == "yes" || word == "no") return builder_.yes_no(word == "yes");
    if (word == "unknown") return builder_.read("nowhere", TypeWord::yes_no);
    if (word == "n" || word == "m") return builder_.read(word, TypeWord::number);
    if (word == "d" || word == "e") return builder_.read(word, TypeWord::date);
    if (word == "t") return builder_.read(word, TypeWord::instant);
    if (word == "y") return builder_.read(word, TypeWord::yes_no);
    if (word == "l") {
      return builder_.read(member_steps("l"), Type::list_of(Type::of(TypeWord::text)));
    }
    if (word == "a" || word == "b") return builder_.read(word);
    return builder_.text(word);
  }

 private:
  GraphBuilder& builder_;
};

struct Case {
  NodeOp op;
  std::vector<std::string> operands;
  TypeWord type;
  std::string wanted;
};

constexpr const char* hold = "hold: \"nine\" in bad is not a number (12.5)";

void check(const std::vector<Case>& cases) {
  for (const Case& one : cases) {
    GraphBuilder builder;
    Operands operands(builder);
    std::vector<NodeId> in;
    std::string words;
    for (const std::string& word : one.operands) {
      in.push_back(operands[word]);
      words += word + " ";
    }
    BOOST_TEST_CONTEXT("operator " << int(one.op) << " of " << words) {
      const NodeId node = builder.add(one.op, in, Type::of(one.type));
      BOOST_TEST(Evaluation{}.of(builder, node, record) == one.wanted);
    }
  }
}

constexpr TypeWord yn = TypeWord::yes_no;
constexpr TypeWord number = TypeWord::number;
constexpr TypeWord text = TypeWord::text;

}  // namespace

BOOST_AUTO_TEST_CASE(logic_has_three_values_and_holds) {
  check({{NodeOp::not_, {"yes"}, yn, "false"}, {NodeOp::not_, {"no"}, yn, "true"},
         {NodeOp::not_, {"unknown"}, yn, "blank"}, {NodeOp::not_, {"hold"}, yn, hold},
         {NodeOp::and_, {"y", "yes"}, yn, "true"}, {NodeOp::and_, {"y", "no"}, yn, "false"},
         {NodeOp::and_, {"unknown", "y"}, yn, "blank"},
         {NodeOp::and_, {"y", "unknown"}, yn, "blank"},
         {NodeOp::and_, {"unknown", "no"}, yn, "false"},
         {NodeOp::and_, {"unknown", "hold"}, yn, hold},
         {NodeOp::and_, {"hold", "no"}, yn, hold}, {NodeOp::and_, {"no", "hold"}, yn, "false"},
         {NodeOp::and_, {"y", "unknown", "y"}, yn, "blank"}, {NodeOp::and_, {"y"}, yn, "true"},
         {NodeOp::or_, {"no", "y"}, yn, "true"}, {NodeOp::or_, {"no", "no"}, yn, "false"},
         {NodeOp::or_, {"unknown", "y"}, yn, "true"}, {NodeOp::or_, {"unknown", "no"}, yn, "blank"},
         {NodeOp::or_, {"no", "unknown", "no"}, yn, "blank"},
         {NodeOp::or_, {"y", "hold"}, yn, "true"}, {NodeOp::or_, {"unknown", "hold"}, yn, hold},
         {NodeOp::is_blank, {"blank"}, yn, "true"}, {NodeOp::is_blank, {"a"}, yn, "false"},
         {NodeOp::is_blank, {"hold"}, yn, hold}, {NodeOp::is_present, {"blank"}, yn, "false"},
         {NodeOp::is_present, {"a"}, yn, "true"}, {NodeOp::is_present, {"hold"}, yn, hold}});
}

BOOST_AUTO_TEST_CASE(decisions_take_what_is_present_and_stop_at_holds) {
  check({{NodeOp::else_, {"a", "b"}, text, "\"alpha\""}, {NodeOp::else_, {"blank", "b"}, text, "\"beta\""},
         {NodeOp::else_, {"blank", "blank"}, text, "blank"},
         {NodeOp::else_, {"blank", "hold", "a"}, text, hold},
         {NodeOp::else_, {"a", "hold"}, text, "\"alpha\""}, {NodeOp::else_, {"b"}, text, "\"beta\""},
         {NodeOp::if_, {"y", "a", "hold"}, text, "\"alpha\""},
         {NodeOp::if_, {"no", "hold", "b"}, text, "\"beta\""},
         {NodeOp::if_, {"unknown", "a", "b"}, text, "\"beta\""},
         {NodeOp::if_, {"hold", "a", "b"}, text, hold}, {NodeOp::if_, {"y", "hold", "b"}, text, hold},
         {NodeOp::hold, {"because"}, text, "hold: because"},
         {NodeOp::hold, {"a"}, text, "hold: alpha"},
         {NodeOp::hold, {"blank"}, text, "hold: (blank)"}, {NodeOp::hold, {"hold"}, text, hold}});
}

BOOST_AUTO_TEST_CASE(comparisons_of_blank_are_blank_and_of_a_hold_a_hold) {
  check({{NodeOp::equal, {"a", "alpha"}, yn, "true"}, {NodeOp::equal, {"alpha", "a"}, yn, "true"},
         {NodeOp::equal, {"a", "b"}, yn, "false"}, {NodeOp::equal, {"blank", "alpha"}, yn, "blank"},
         {NodeOp::equal, {"a", "blank"}, yn, "blank"}, {NodeOp::equal, {"blank", "hold"}, yn, hold},
         {NodeOp::equal, {"l", "l"}, yn, "true"}, {NodeOp::equal, {"n", "m"}, yn, "false"},
         {NodeOp::unequal, {"a", "alpha"}, yn, "false"}, {NodeOp::unequal, {"a", "x"}, yn, "true"},
         {NodeOp::unequal, {"blank", "x"}, yn, "blank"}, {NodeOp::unequal, {"hold", "x"}, yn, hold},
         {NodeOp::unequal, {"n", "m"}, yn, "true"}, {NodeOp::less, {"m", "n"}, yn, "true"},
         {NodeOp::less, {"n", "n"}, yn, "false"}, {NodeOp::less_equal, {"n", "n"}, yn, "true"},
         {NodeOp::less, {"d", "e"}, yn, "true"}, {NodeOp::less_equal, {"e", "d"}, yn, "false"},
         {NodeOp::less, {"n", "no number"}, yn, "blank"}, {NodeOp::less, {"hold", "n"}, yn, hold},
         {NodeOp::in_constants, {"a", "x", "alpha"}, yn, "true"},
         {NodeOp::in_constants, {"a", "x", "y1", "z", "u", "v"}, yn, "false"},
         {NodeOp::in_constants, {"a", "x", "y1", "z", "u", "v", "alpha"}, yn, "true"},
         {NodeOp::in_constants, {"blank", "x"}, yn, "blank"},
         {NodeOp::in_constants, {"hold", "x"}, yn, hold}, {NodeOp::in_constants, {"a"}, yn, "false"},
         {NodeOp::in_constants, {"a", "b", "a", "hold"}, yn, "true"},
         {NodeOp::in_constants, {"a", "b", "hold"}, yn, hold},
         {NodeOp::in_constants, {"blank", "hold"}, yn, "blank"},
         {NodeOp::in_list, {"a", "l"}, yn, "true"}, {NodeOp::in_list, {"b", "l"}, yn, "false"},
         {NodeOp::in_list, {"blank", "l"}, yn, "blank"}, {NodeOp::in_list, {"a", "blank"}, yn, "blank"},
         {NodeOp::starts_with, {"a", "al"}, yn, "true"}, {NodeOp::starts_with, {"a", "b"}, yn, "false"},
         {NodeOp::ends_with, {"a", "pha"}, yn, "true"}, {NodeOp::ends_with, {"a", "xalpha"}, yn, "false"},
         {NodeOp::contains, {"a", "ph"}, yn, "true"}, {NodeOp::contains, {"blank", "p"}, yn, "blank"}});
}

BOOST_AUTO_TEST_CASE(arithmetic_and_texts_let_blanks_flow) {
  check({{NodeOp::negate, {"n"}, number, "-12"}, {NodeOp::add, {"n", "m"}, number, "14.5"},
         {NodeOp::subtract, {"m", "n"}, number, "-9.5"}, {NodeOp::multiply, {"n", "m"}, number, "30"},
         {NodeOp::divide, {"n", "m"}, number, "4.8"}, {NodeOp::add, {"n", "no number"}, number, "blank"},
         {NodeOp::add, {"no number", "hold"}, number, hold},
         {NodeOp::negate, {"no number"}, number, "blank"},
         {NodeOp::days_between, {"e", "d"}, number, "30"},
         {NodeOp::days_between, {"d", "e"}, number, "-30"},
         {NodeOp::concat, {"a", " ", "n", " ", "d", " ", "y"}, text, "\"alpha 12 2024-01-31 yes\""},
         {NodeOp::concat, {"a", "blank"}, text, "blank"}, {NodeOp::concat, {"blank", "hold"}, text, hold},
         {NodeOp::concat, {"l"}, text, "\"alpha, x\""}, {NodeOp::show, {"m"}, text, "\"2.5\""},
         {NodeOp::show, {"blank"}, text, "\"(blank)\""}, {NodeOp::show, {"hold"}, text, hold}});
}

BOOST_AUTO_TEST_CASE(dates_and_instants_move) {
  struct Move {
    const char* from;
    TypeWord type;
    double by;
    const char* unit;
    bool back;
    std::string wanted;
  };
  const Move moves[] = {
      {"d", TypeWord::date, 1, "month", false, "\"2024-02-29\""},
      {"d", TypeWord::date, 1, "day", true, "\"2024-01-30\""},
      {"d", TypeWord::date, -2, "week", true, "\"2024-02-14\""},
      {"d", TypeWord::date, 1, "year", false, "\"2025-01-31\""},
      {"d", TypeWord::date, 1.5, "day", false, "hold: a date moves by whole numbers only"},
      {"d", TypeWord::date, 9000, "year", false, "hold: a date is out of range"},
      {"t", TypeWord::instant, 90, "minute", false, "\"2024-01-31T11:30:00Z\""},
      {"t", TypeWord::instant, 11, "hour", true, "\"2024-01-30T23:00:00Z\""},
      {"t", TypeWord::instant, 1, "month", false, "\"2024-02-29T10:00:00Z\""},
      {"t", TypeWord::instant, 9000000000, "week", false, "hold: an instant is out of range"}};
  for (const Move& move : moves) {
    GraphBuilder b;
    const NodeId from = b.read(move.from, move.type);
    const NodeId node = b.shift(from, b.number(move.by), move.unit, move.back);
    BOOST_TEST_CONTEXT(move.from << ' ' << move.by << ' ' << move.unit) {
      BOOST_TEST(Evaluation{}.of(b, node, record) == move.wanted);
    }
  }
}

BOOST_AUTO_TEST_CASE(tables_answer_misses_as_they_say) {
  const auto look = [](NodeOp op, const char* member, TableSyntax::Miss miss) {
    GraphBuilder b;
    Table table = GraphBuilder::text_table({{"alpha", "first"}});
    table.miss = miss;
    table.hold = "nothing for {key}, {key}!";
    table.otherwise = Constant::of(Value::text("rest"));
    const NodeId node = b.table(op, b.read(member), std::move(table));
    if (op == NodeOp::in_set) b.at(node).type = Type::of(TypeWord::yes_no);
    return Evaluation{}.of(b, node, R"({"a":" ALPHA","b":"beta","o":{}})");
  };
  using Miss = TableSyntax::Miss;
  BOOST_TEST(look(NodeOp::table, "a", Miss::hold) == "\"first\"");
  BOOST_TEST(look(NodeOp::table, "b", Miss::blank) == "blank");
  BOOST_TEST(look(NodeOp::table, "b", Miss::value) == "\"rest\"");
  BOOST_TEST(look(NodeOp::table, "b", Miss::hold) == "hold: nothing for beta, beta!");
  BOOST_TEST(look(NodeOp::table, "nowhere", Miss::hold) == "blank");
  BOOST_TEST(look(NodeOp::table, "o", Miss::value) ==
             "hold: a text is expected in o, an object stands there");
  BOOST_TEST(look(NodeOp::in_set, "a", Miss::blank) == "true");
  BOOST_TEST(look(NodeOp::in_set, "b", Miss::blank) == "false");
  BOOST_TEST(look(NodeOp::in_set, "nowhere", Miss::blank) == "blank");
}

BOOST_AUTO_TEST_CASE(today_is_the_day_in_a_zone) {
  Evaluation evaluation;
  evaluation.clock.now = instant("2026-11-21T23:30:00Z");
  for (const auto& [zone, wanted] : {std::pair{"UTC", "\"2026-11-21\""},
                                     {"Asia/Tokyo", "\"2026-11-22\""},
                                     {"America/Lima", "\"2026-11-21\""}}) {
    GraphBuilder b;
    const NodeId fixed = b.zone(*references().zones.find(zone));
    const NodeId node = b.add(NodeOp::today, {fixed}, Type::of(TypeWord::date));
    BOOST_TEST(evaluation.of(b, node, "{}") == wanted);
    GraphBuilder c;
    const NodeId read = c.read("zone", TypeWord::zone);
    const NodeId of_record = c.add(NodeOp::today, {read}, Type::of(TypeWord::date));
    BOOST_TEST(evaluation.of(c, of_record, "{\"zone\":\"" + std::string(zone) + "\"}") == wanted);
    BOOST_TEST(evaluation.of(c, of_record, "{}") == "blank");
  }
  GraphBuilder b;
  const NodeId now = b.add(NodeOp::now, {}, Type::of(TypeWord::instant));
  BOOST_TEST(evaluation.of(b, now, "{}") == "\"2026-11-21T23:30:00Z\"");
}

BOOST_AUTO_TEST_CASE(functions_see_blanks_only_if_they_say_so) {
  static constexpr Parameter parameters[] = {{.name = "a", .about = ""},
                                             {.name = "b", .about = "", .optional = true}};
  const auto run = [](const Call& call, std::span<const Value> arguments) {
    std::string seen;
    for (const Value& argument : arguments) {
      seen += argument.is_blank() ? "-" : std::string(argument.view());
    }
    return call.text(seen);
  };
  FunctionDef flows{.name = "f", .category = "test", .about = "", .parameters = parameters,
                    .examples = {}, .run = run};
  FunctionDef sees = flows;
  sees.blanks = BlankPolicy::seen;
  const auto call = [&](const FunctionDef& f, const char* first, const char* second) {
    GraphBuilder b;
    Operands operands(b);
    const std::vector<NodeId> in{operands[first], operands[second]};
    return Evaluation{}.of(b, b.call(f, in), record);
  };
  BOOST_TEST(call(flows, "a", "b") == "\"alphabeta\"");
  BOOST_TEST(call(flows, "blank", "b") == "blank");
  BOOST_TEST(call(flows, "a", "blank") == "\"alpha-\"");
  BOOST_TEST(call(sees, "blank", "b") == "\"-beta\"");
  BOOST_TEST(call(sees, "blank", "hold") == hold);
}

BOOST_AUTO_TEST_CASE(a_made_text_is_no_longer_than_the_limit) {
  for (const auto& [bytes, wanted] : {std::pair{10U, "\"alphaalpha\""},
                                      {9U, "hold: a text of more than 9 bytes was made"}}) {
    GraphBuilder b;
    const NodeId a = b.read("a");
    const NodeId node = b.add(NodeOp::concat, {a, a});
    Evaluation evaluation;
    evaluation.limits.text_bytes = bytes;
    BOOST_TEST(evaluation.of(b, node, record) == wanted);
  }
}
