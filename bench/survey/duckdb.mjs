// DuckDB in one process: node duckdb.mjs ANSWERS.csv FOLDER THREADS. @duckdb/node-api is looked for in PARINDEX_BENCH_NODE.
import { createRequire } from 'node:module';
import { execFileSync } from 'node:child_process';

const [, script, answers, folder, threads] = process.argv;
const { DuckDBInstance } = createRequire((process.env.PARINDEX_BENCH_NODE ?? '.') + '/')('@duckdb/node-api');
const sql = step => execFileSync(new URL('sql', 'file://' + script).pathname, [step, 'duckdb'], { encoding: 'utf8' });
const database = await (await DuckDBInstance.create(':memory:', { threads })).connect();
let last = performance.now();
const done = step => {
  console.error(`      ${step} ${((performance.now() - last) / 1000).toFixed(2)} s`);
  last = performance.now();
};
await database.run('SET preserve_insertion_order = false');
await database.run(sql('table'));
await database.run(`COPY answers FROM '${answers}' (FORMAT csv, HEADER)`);
done('read');
await database.run(sql('clusters'));
done('sums of clusters');
for (const [step, name] of [['questions', 'questions'], ['bootstrap', 'index'], ['crosstab', 'crosstab']]) {
  await database.run(`COPY (${sql(step)}) TO '${folder}/${name}.csv' (FORMAT csv, HEADER)`);
  done(step);
}
