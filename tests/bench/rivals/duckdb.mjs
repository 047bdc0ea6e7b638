// node duckdb.mjs people.ndjson regions.json OUT THREADS: runs workload_t.sql. Needs `npm install @duckdb/node-api` in
// a folder of the caller's, named by the environment as NODE_MODULES.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(`${process.env.NODE_MODULES ?? process.cwd()}/`)
const { DuckDBInstance } = require('@duckdb/node-api')
const [people, regions, out, threads] = process.argv.slice(2)
const names = { people, regions, out, threads }
const sql = readFileSync(new URL('workload_t.sql', import.meta.url), 'utf8').replaceAll(/\$(people|regions|out|threads)\b/g, (_, name) => names[name])
const connection = await (await DuckDBInstance.create(':memory:')).connect()
await connection.run(sql)
