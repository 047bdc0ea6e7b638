// node same_plan.mjs LIMIT_OUT PLAN: whether a plan creates, changes and archives whom the program by hand does. Streams
// the plan, which is one long line at a million people.
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'

const [byHand, plan] = process.argv.slice(2)
const kinds = { create: 'create_user', update: 'update_user', archive: 'archive_user' }
const wanted = Object.fromEntries(Object.values(kinds).map((kind) => [kind, new Set()]))
for await (const line of createInterface({ input: createReadStream(byHand) })) {
  const { op, external_id: person } = JSON.parse(line)
  if (op) wanted[kinds[op]].add(person)
}
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
