// npm run check:api: says which members AWS has added since the tables of src/validators/api were last renewed.
import { execFileSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ApiTable } from '../../src/validators/api/table.ts'
import { botocore } from './botocore.ts'
import { isUnread, REACHED } from './operations.ts'
import { TABLES, tableMembers } from './table-members.ts'
import { inputOf, membersOf } from './walk.ts'
import { tableOf } from './write-table.ts'

const DAYS = 7
const limit = Date.now() - DAYS * 24 * 60 * 60 * 1000

/** The newest release, and the newest of those that are older than the limit. */
interface Releases {
  readonly newest: string
  readonly settled: string
}

function releasesOf(dates: Readonly<Record<string, string>>): Releases {
  const released = Object.entries(dates)
    .filter(([version]) => /^\d+\.\d+\.\d+$/.test(version))
    .sort(([, a], [, b]) => (a < b ? -1 : 1))
  const settled = released.filter(([, date]) => Date.parse(date) < limit).at(-1)
  return { newest: released.at(-1)?.[0] ?? '', settled: settled?.[0] ?? '' }
}

async function botocoreReleases(): Promise<Releases> {
  const answer = await fetch('https://pypi.org/pypi/botocore/json')
  if (!answer.ok) throw new Error(`PyPI answers ${answer.status}`)
  const { releases } = (await answer.json()) as { releases: Record<string, { upload_time_iso_8601: string }[]> }
  const dates = Object.entries(releases).flatMap(([version, [file]]) =>
    file ? [[version, file.upload_time_iso_8601]] : [],
  )
  return releasesOf(Object.fromEntries(dates))
}

function npmReleases(name: string): Releases {
  const times: unknown = JSON.parse(execFileSync('npm', ['view', name, 'time', '--json'], { encoding: 'utf8' }))
  return releasesOf(times as Record<string, string>)
}

/** Installs clients of the SDK where nothing else is, and gives their modules. */
function installed(names: readonly string[]): (client: string) => object {
  const folder = mkdtempSync(join(tmpdir(), 'fluent-ecs-sdk-'))
  const flags = ['--no-audit', '--no-fund', '--ignore-scripts', '--silent', '--prefix', folder]
  execFileSync('npm', ['install', ...flags, ...names], { stdio: 'inherit' })
  const load = createRequire(join(folder, 'index.js'))
  return client => load(client) as object
}

interface Found {
  readonly where: string
  readonly what: string
  readonly old: boolean
}

/** What botocore has and the tables do not. */
function unknownToUs(version: string, old: boolean): Found[] {
  const { model } = botocore(version)
  return REACHED.flatMap(({ service, botocore: name, operations }) => {
    const lines = tableOf(model(name), operations, () => true)
    const theirs = new ApiTable({ model: version, sdk: '', lines })
    return operations.flatMap(operation => {
      const { sent, unsent } = tableMembers(TABLES[service], operation)
      const known = new Set([...sent, ...unsent])
      const added = tableMembers(theirs, operation).sent.filter(
        path => !known.has(path) && !isUnread(path) && !unsent.some(each => path.startsWith(`${each}.`)),
      )
      return added.map(path => ({ where: `${service} ${operation}`, what: `${path} (botocore ${version})`, old }))
    })
  })
}

/** What the SDK sends and the tables say it does not, or do not have. */
function sentByNow(releases: ReadonlyMap<string, Releases>, pick: keyof Releases): Found[] {
  const load = installed([...releases].map(([client, release]) => `${client}@${release[pick]}`))
  return REACHED.flatMap(({ service, client, operations }) =>
    operations.flatMap(operation => {
      const { sent } = tableMembers(TABLES[service], operation)
      const theirs = membersOf(inputOf(load(client), operation)).filter(path => !sent.includes(path) && !isUnread(path))
      const version = releases.get(client)?.[pick]
      const where = `${service} ${operation}`
      return theirs.map(path => ({ where, what: `${path} (${client} ${version})`, old: pick === 'settled' }))
    }),
  )
}

try {
  const model = await botocoreReleases()
  const clients = new Map(REACHED.map(({ client }) => [client, npmReleases(client)]))
  const found = [
    ...unknownToUs(model.settled, true),
    ...unknownToUs(model.newest, false),
    ...sentByNow(clients, 'settled'),
    ...sentByNow(clients, 'newest'),
  ]
  const old = new Set(found.filter(each => each.old).map(({ where, what }) => `${where}: ${what.split(' ')[0]}`))
  for (const { where, what, old: isOld } of found) {
    if (isOld) console.error(`${where}: ${what} is older than ${DAYS} days, and nobody has looked at it`)
    else if (!old.has(`${where}: ${what.split(' ')[0]}`)) console.info(`${where}: ${what} is new`)
  }
  console.info(
    `Compared with botocore ${model.settled} and ${model.newest}, and the clients of the SDK: ${old.size} to look at`,
  )
  if (old.size > 0) {
    console.error('Run `npm run renew:api`, and give each a method, `.raw()` or a reason in test/sdk/left-out.ts')
    process.exitCode = 1
  }
} catch (error) {
  console.error(
    `The registries cannot be reached, so nothing was compared: ${error instanceof Error ? error.message : error}`,
  )
  process.exitCode = 2
}
