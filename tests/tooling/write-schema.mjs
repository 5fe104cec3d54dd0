/** `npm run schema`: writes the JSON Schema of the assessment file anew, from the schemas in `src/domain`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** @type {{ module: typeof import('../../src/domain/file-schema') & typeof import('../../src/domain/assessment') }} */
const { module } = await runnerImport(resolve(root, 'src/domain/file-schema.ts'), { root, configFile: false });
const schema = module.assessmentJsonSchema();
const version = String(schema.$id).split(':').at(-1);
const file = resolve(root, `public/schema/assessment-${version}.schema.json`);
mkdirSync(dirname(file), { recursive: true });
writeFileSync(file, `${JSON.stringify(schema, null, 2)}\n`);
console.log(file);
