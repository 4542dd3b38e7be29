import { describe, expect, it } from 'vitest'
import { COLLECTED, type FailureText } from './failure-text.ts'
import { told } from './told.ts'

/** Names that people give, which sound like what goes wrong. */
const NAMES = ['kms-proxy', 'efs-sync', 'timeout', 'gpu', 'logger', 'envfile', 'ebs', 'ssm', 'throttled', 'forbidden']
const MORE = [
  'nfs',
  'oom-killed',
  'x509',
  'awslogs',
  'not-found',
  'secretsmanager',
  'cloudwatch-alarm',
  'access-denied',
]

/** Names in so few texts that each is given all names: of alarms, of volumes of Docker, of a container that logs. */
const RARE =
  /(?<=alarm\(s\) \[)[\w-]+|(?<=volume \[)[\w-]+|(?<=volume detection failed, volume ')[\w-]+|(?<=log options of container )[\w-]+/

/** Where AWS's words have a name. The last of an ARN tells who it was, so it stays. */
const renamed = (text: string, name: string): string =>
  text
    .replace(/(?<=\(service )[\w-]+/g, name)
    .replace(/(?<=amazonaws\.com\/|docker\.io\/)[a-z][\w/-]+?(?=[:@"\s])/g, `${name}/${name}`)
    .replace(/(?<=\/v2\/)[\w/-]+?(?=\/manifests)/g, `${name}/${name}`)
    .replace(/\b(?:registry-1\.|auth\.)?docker\.io\b|\bghcr\.io\b|\bquay\.io\b/g, `${name}.example.org`)
    .replace(/(?<=:(?:assumed-role|role)\/)[\w+=,.@-]+/g, `${name}-role`)
    .replace(/(?<=:secret:)[\w/+=.@-]+/g, `${name}/key-AbCdEf`)
    .replace(/(?<=:parameter\/)[\w/.-]+/g, `${name}/key`)
    .replace(/(?<=log-group:)[\w/.#-]+/g, `/ecs/${name}`)
    .replace(/(?<=capacity provider )[\w-]+(?=[ ).])/g, name)
    .replace(/(?<=invalid (?:ssm )?parameters?: |json key )\S+/gi, name)
    // Programs of Docker, containerd and NVIDIA are none that somebody named.
    .replace(/(?<=exec: \\*")(?!(?:runc|containerd-shim-\S+|docker-proxy|nvidia-container-\w+)\\*")[\w./-]+/g, name)
    .replace(RARE, name)
    .replace(/(?<=error mounting \\*")\/(?:mnt|opt|srv|home)\/[\w/.-]+/g, `/mnt/${name}`)

/** The same account in another partition, an image by its digest, after more attempts. */
const elsewhere = (text: string): string =>
  text
    .replace(/arn:aws:/g, 'arn:aws-cn:')
    .replace(/\b(?:us|eu|ap|sa|ca)-(?:north|south|east|west|central)\w*-\d\b/g, 'cn-north-1')
    .replace(/amazonaws\.com(?!\.cn|m)/g, 'amazonaws.com.cn')
    .replace(/\b\d{12}\b/g, '210987654321')
    .replace(/(?<=amazonaws\.com\.cn\/[\w/-]+):[\w.-]+\w(?=["\s,]|: )/g, `@sha256:${'9f'.repeat(32)}`)
    .replace(/has been retried \d+ time/g, 'has been retried 7 time')
    .replace(/^\(service ([\w-]+)\)/, '(service $1, taskSet ecs-svc/9223370555226131321)')

const PLAIN = new Set([
  'code',
  'in',
  'text',
  'stopCode',
  'exitCode',
  'logs',
  'source',
  'real',
  'cause',
  'fix',
  'evidence',
])
const rows = COLLECTED.filter(row => Object.keys(row).every(member => PLAIN.has(member)))

const changed: readonly (readonly [string, (text: string, at: number) => string, (at: number) => object])[] = [
  ['names', (text, at) => renamed(text, nameAt(at)), at => ({ container: nameAt(at) })],
  ['others of these names', (text, at) => renamed(text, moreAt(at)), at => ({ container: moreAt(at) })],
  ['another partition, digests and attempts', elsewhere, () => ({})],
]
const nameAt = (at: number): string => NAMES[at % NAMES.length] ?? ''
const moreAt = (at: number): string => MORE[at % MORE.length] ?? ''

describe('what AWS says means the same', () => {
  it.each(changed)('with %s in it', async (_what, change, member) => {
    expect(rows.length).toBeGreaterThan(600)
    const others: unknown[] = []
    for (const [at, row] of rows.entries()) {
      const isTask = row.in !== 'event' && row.in !== 'deployment'
      const text = change(row.text ?? '', at)
      const said: FailureText = { ...row, text, ...(isTask ? member(at) : {}) }
      const [first] = await told(said)
      const code = row.code === 'task.replaced' ? 'rollout.unsteady' : row.code
      if (first?.code !== code) others.push([text, code, first?.code])
    }
    expect(others).toEqual([])
  })
})

it('means the same with any name in it, where few texts have one', async () => {
  const rare = rows.filter(({ text = '' }) => RARE.test(text))
  expect(rare).toHaveLength(4)
  for (const row of rare) {
    for (const name of [...NAMES, ...MORE]) {
      const text = renamed(row.text ?? '', name)
      const [first] = await told({ ...row, text })
      expect([text, first?.code]).toEqual([text, row.code])
    }
  }
})

/** What is told where AWS's words do not say why, and what is true of both. */
const LESS = new Set([
  ...['image.not-pulled', 'secret.failed', 'log-driver.failed', 'container.not-started', 'task.initialization'],
  ...['rollout.unsteady', 'rollout.hook', 'target.unhealthy', 'volume.failed', 'network-interface.failed'],
])

/** Of both the first is true, too: a registry that hides what is private, and a role that may not read its secret. */
const NEAR = new Set(['image.missing > image.credentials', 'kms.denied > secret.denied'])

describe('what AWS cut after 255 characters', () => {
  // https://github.com/aws/containers-roadmap/issues/1133
  it('means the same or less, never something else', async () => {
    const long = rows.filter(({ text = '' }) => text.length > 255)
    expect(long.length).toBeGreaterThan(150)
    const others: unknown[] = []
    for (const row of long) {
      const text = row.text?.slice(0, 255) ?? ''
      const [first] = await told({ ...row, text })
      const code = first?.code ?? ''
      if (code !== row.code && !LESS.has(code) && !NEAR.has(`${row.code} > ${code}`))
        others.push([text, row.code, first?.code])
    }
    expect(others).toEqual([])
  })
})
