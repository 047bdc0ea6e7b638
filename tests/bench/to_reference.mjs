// node to_reference.mjs < lines of `joinery map` > lines as WORKLOADS.md writes workload T
import { createInterface } from 'node:readline'

const fields = ['first_name', 'last_name', 'email', 'job_title', 'group', 'location', 'content_region', 'manager_email', 'hire_date']
for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const d = JSON.parse(line)
  let out
  if (d.decision === 'hold' && d.person === null) out = { external_id: null, action: 'skip', reason: 'no_id' }
  else if (d.decision === 'exclude') out = { external_id: d.person, action: 'skip', reason: d.rule.replaceAll('-', '_') }
  else if (d.decision === 'hold') out = { external_id: d.person, action: 'hold', reason: d.because }
  else {
    const archived = d.account === 'archived'
    out = { external_id: d.person, action: archived ? 'archive' : 'upsert', status: archived ? 'archived' : 'active' }
    for (const f of fields) out[f] = d.user[f] ?? null
    out.invite = d.invite !== null
  }
  process.stdout.write(JSON.stringify(out) + '\n')
}
