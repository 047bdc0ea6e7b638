#include "engine/connect/added_members.hpp"

#include "engine/connect/context.hpp"

namespace joinery {

Result<Json> with_added(ConnectorFormulas& formulas, const Stream& stream, Json record) {
  for (const NamedTemplate& added : stream.add) {
    const Worked worked = formulas.work_out(added.value, Json::from_members({}));
    if (worked.kind == Worked::Kind::hold) return fail(ErrorCode::unreadable, worked.why);
    record = with_member(record, added.name, worked.json);
  }
  return record;
}

}  // namespace joinery
