// node same_plan.mjs LIMIT_OUT USERS PLAN: whether a plan creates, changes and archives whom the program by hand does.
// Streams the plan, which is one long line at a million people.
//
// One difference is meant: the program by hand archives a leaver whom it finds by the address alone. A user who was never
// taken over is not touched without somebody's word: Joinery holds them.
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'

const [byHand, users, plan] = process.argv.slice(2)
const kinds = { create: 'create_user', update: 'update_user', archive: 'archive_user' }
const wanted = Object.fromEntries(Object.values(kinds).map((kind) => [kind, new Set()]))
for await (const line of createInterface({ input: createReadStream(byHand) })) {
  const { op, external_id: person } = JSON.parse(line)
  if (op) wanted[kinds[op]].add(person)
}
const linked = new Set()
for await (const line of createInterface({ input: createReadStream(users) })) linked.add(JSON.parse(line).external_id)
const archives = wanted.archive_user
wanted.archive_user = new Set([...archives].filter((person) => linked.has(person)))
console.log(`archives of users without a link, which Joinery holds: ${archives.size - wanted.archive_user.size}`)
const found = Object.fromEntries(Object.values(kinds).map((kind) => [kind, new Set()]))
const head = /\{"id":\d+,"kind":"(\w+)","person":"((?:[^"\\]|\\.)*)"/g
let rest = ''
for await (const chunk of createReadStream(plan, { encoding: 'utf8', highWaterMark: 1 << 20 })) {
  rest += chunk
  let end = 0
  for (const match of rest.matchAll(head)) {
    if (found[match[1]]) found[match[1]].add(JSON.parse(`"${match[2]}"`))
    end = match.index + match[0].length
  }
  rest = rest.slice(Math.max(end, rest.length - 4096))
}
let same = true
for (const kind of Object.values(kinds)) {
  const missing = [...wanted[kind]].filter((person) => !found[kind].has(person))
  const more = [...found[kind]].filter((person) => !wanted[kind].has(person))
  same &&= missing.length === 0 && more.length === 0
  console.log(`${kind}: ${found[kind].size} of ${wanted[kind].size}${missing.length + more.length ? `, missing ${missing.slice(0, 5)}, more ${more.slice(0, 5)}` : ''}`)
}
console.log(same ? 'the same people' : 'NOT the same people')
process.exit(same ? 0 : 1)
