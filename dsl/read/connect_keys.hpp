#pragma once
/// The keys of `connect:` and of everything in it.

#include "dsl/read/keys.hpp"

namespace joinery {

extern const MapRule connect_rule;
extern const MapRule connect_credential_rule;
extern const MapRule sign_in_rule;
extern const MapRule basic_rule;
extern const MapRule assertion_rule;
extern const MapRule pace_rule;
extern const MapRule budget_rule;
extern const MapRule connect_limits_rule;
extern const MapRule failure_rule;
extern const MapRule request_rule;
extern const MapRule stream_rule;
extern const MapRule pages_rule;
extern const MapRule connect_read_rule;
extern const MapRule changed_rule;
extern const MapRule user_reading_rule;
extern const MapRule group_reading_rule;
extern const MapRule membership_reading_rule;
extern const MapRule changes_rule;
extern const MapRule step_rule;
extern const MapRule bulk_rule;
extern const MapRule files_rule;
extern const MapRule trailer_rule;
extern const MapRule hooks_rule;
extern const MapRule hook_proof_rule;
extern const MapRule handshake_rule;
extern const MapRule probe_rule;

}  // namespace joinery
