import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../source-files.ts'
import { botocore } from './botocore.ts'
import { REACHED } from './operations.ts'
import { clientMembers } from './sdk-members.ts'
import { tableOf } from './write-table.ts'

const models = botocore()

for (const { service, botocore: name, client, operations } of REACHED) {
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules', client, 'package.json'), 'utf8')) as {
    version: string
  }
  const known = await clientMembers(client, operations)
  const table = tableOf(models.model(name), operations, (shape, member) => known.get(shape)?.has(member) ?? false)
  writeFileSync(
    join(root, `src/validators/api/${fileOf(service)}.ts`),
    `// Made by \`npm run renew:api\`: edit test/sdk/operations.ts instead.
import { ApiTable } from './table.ts'

/** What requests to this service can hold, by botocore ${models.version} and ${client} ${version}. */
export const ${service}: ApiTable = new ApiTable({
  model: 'botocore ${models.version}',
  sdk: '${client} ${version}',
  lines: ${table.includes('\\') ? 'String.raw' : ''}\`
${table.replaceAll('`', '\\`')}
\`,
})
`,
  )
}
/** The name of the file of a service. */
function fileOf(service: string): string {
  return service.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)
}

execFileSync('npx', ['biome', 'check', '--write', 'src/validators/api'], { cwd: root, stdio: 'inherit' })
