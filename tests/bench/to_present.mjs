// node to_present.mjs < platform users as the generator writes them > users as `joinery plan --users` reads them
//
// A user whose id of HR is another one now (`old-…`) has no stored link: the workload finds them by their address,
// where Joinery would ask somebody about a link to another person.
import { createInterface } from 'node:readline'

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const { id, status, ...fields } = JSON.parse(line)
  const known = fields.external_id ?? ''
  const person = known.startsWith('old-') ? '' : known
  process.stdout.write(JSON.stringify({ id, active: status === 'active', managed: true, person, fields }) + '\n')
}
