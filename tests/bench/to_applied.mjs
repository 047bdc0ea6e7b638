// node to_applied.mjs PLAN < users as `joinery plan --users` reads them > the same once the plan is carried out
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'

const changes = new Map()
const created = []
for (const mutation of JSON.parse(readFileSync(process.argv[2], 'utf8')).mutations) {
  const fields = Object.fromEntries(Object.entries(mutation.fields).map(([name, { to }]) => [name, to]))
  if (mutation.kind === 'create_user') created.push({ mutation, fields })
  else if (mutation.user) changes.set(mutation.user, [...(changes.get(mutation.user) ?? []), { mutation, fields }])
}
const write = (user) => process.stdout.write(JSON.stringify(user) + '\n')
for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const user = JSON.parse(line)
  for (const { mutation, fields } of changes.get(user.id) ?? []) {
    Object.assign(user.fields, fields)
    if (mutation.kind === 'link_user') user.person = mutation.person
    if (mutation.kind === 'archive_user') user.active = false
  }
  write(user)
}
for (const { mutation, fields } of created) {
  write({ id: `new-${mutation.id}`, active: true, managed: true, person: mutation.person, fields })
}
