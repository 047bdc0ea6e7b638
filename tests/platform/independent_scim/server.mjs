// A SCIM service that others wrote (scimmy, scimmy-routers), with a store in memory.
// Prints its address, and ends with its standard input.
import express from "express";
import SCIMMY from "scimmy";
import SCIMMYRouters from "scimmy-routers";

const stores = { User: new Map(), Group: new Map() };
let next = 1001;

function conflict(type, id, instance) {
  const key = type === "User" ? "userName" : "displayName";
  for (const [other, there] of stores[type]) {
    if (other !== id && there[key]?.toLowerCase() === instance[key]?.toLowerCase()) {
      throw new SCIMMY.Types.Error(409, "uniqueness", `${key} is taken`);
    }
  }
}

function handlers(type) {
  const store = stores[type];
  return {
    egress(resource) {
      if (resource.id) {
        if (!store.has(resource.id)) throw new SCIMMY.Types.Error(404, null, `Resource ${resource.id} not found`);
        return shown(type, resource.id);
      }
      return [...store.keys()].map((id) => shown(type, id));
    },
    ingress(resource, instance) {
      const id = resource.id ?? String(next++);
      if (resource.id && !store.has(id)) throw new SCIMMY.Types.Error(404, null, `Resource ${id} not found`);
      const kept = JSON.parse(JSON.stringify(instance));
      conflict(type, id, kept);
      const now = new Date().toISOString();
      const version = (store.get(id)?.version ?? 0) + 1;
      store.set(id, { ...kept, id, version, created: store.get(id)?.created ?? now, changed: now });
      return shown(type, id);
    },
    degress(resource) {
      store.delete(resource.id);
    },
  };
}

function shown(type, id) {
  const { version, created, changed, ...kept } = stores[type].get(id);
  const meta = { created, lastModified: changed, version: `W/"${version}"` };
  if (type === "Group") return { ...kept, meta };
  const groups = [...stores.Group.values()]
    .filter((group) => group.members?.some((member) => member.value === id))
    .map((group) => ({ value: group.id, display: group.displayName }));
  return { ...kept, groups, meta };
}

SCIMMY.Config.set({ patch: true, filter: true, bulk: true });
SCIMMY.Resources.declare(SCIMMY.Resources.User.extend(SCIMMY.Schemas.EnterpriseUser), handlers("User"));
SCIMMY.Resources.declare(SCIMMY.Resources.Group, handlers("Group"));

const app = express();
app.get("/_store", (_, answer) => answer.json({
  users: [...stores.User.values()],
  groups: [...stores.Group.values()],
}));
app.use("/scim/v2", new SCIMMYRouters({
  type: "bearer",
  handler(request) {
    if (request.header("Authorization") !== "Bearer simulated-secret") throw new Error("who are you?");
    return "joinery";
  },
}));
const server = app.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}`));
process.stdin.resume();
process.stdin.on("end", () => process.exit(0));
