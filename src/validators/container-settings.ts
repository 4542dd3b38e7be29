import type { ContainerDraft, TaskDefinitionDraft } from './draft.ts'
import { networkModeOf, runsOn } from './launch.ts'
import type { Mistake } from './mistake.ts'
import { quoted } from './quoted.ts'
import { rangeCheck, type Within } from './range.ts'
import { API, DOCS, type Report, type RuleFamily } from './rule.ts'
import { type Filled, filled } from './sentence.ts'
import type { Supported } from './unsupported.ts'

const docs = `${API}/API_ContainerDefinition.html`
const MIB = { code: 'CD-MEM-03', min: 6, max: Number.MAX_SAFE_INTEGER, unit: 'MiB', docs } as const
// The API page advises against less than 4 or 6; AWS registered 1, recorded by cloud-custodian in 2019
const ANY_MIB = { ...MIB, disputed: { min: 1, max: 5 } } as const
const CPU = {
  code: 'CD-CPU-01',
  min: 0,
  max: 262144,
  unit: 'CPU units',
  docs,
  disputed: { min: 262145, max: Infinity },
}
const NUMBERS = { cpu: CPU } as const

const TIMEOUTS = {
  startTimeout: { code: 'CD-TMO-01', min: 2, max: 120, unit: 'seconds', docs },
  stopTimeout: { code: 'CD-TMO-02', min: 2, max: 120, unit: 'seconds', docs },
} as const

/** What a timeout must be as well: nothing, when Fargate takes it; elsewhere there is no limit. */
export type Timeout<X extends number, F extends keyof typeof TIMEOUTS, L> = L extends 'FARGATE'
  ? Within<X, F, typeof TIMEOUTS>
  : unknown

/** What the compiler and the run time say of containers that nothing limits. */
export const NO_MEMORY =
  "Invalid setting for container '{name}'. At least one of 'memory' or 'memoryReservation' must be specified"

const BAD_USER = '"{user}" is not a user: use user, user:group, uid, uid:gid, user:gid or uid:group'

/** What a user must be as well: nothing, when it is one, and the operating system has users. */
export type User<U extends string, L, N, D> = U extends
  | ''
  | `:${string}`
  | `${string}:`
  | `${string}:${string}:${string}`
  | `${string} ${string}`
  ? Mistake<Filled<typeof BAD_USER, { user: U }>>
  : Supported<'user', L, N, D>

const checkFargate = rangeCheck({ ...NUMBERS, memory: ANY_MIB, memoryReservation: ANY_MIB, ...TIMEOUTS })
const checkOthers = rangeCheck({ ...NUMBERS, memory: ANY_MIB, memoryReservation: ANY_MIB })

const USER = /^[A-Za-z0-9_][\w.@-]*(:[A-Za-z0-9_][\w.@-]*)?$/
const ROOT = /^(root|0)(:|$)/
// The runtime refuses others: https://github.com/docker/cli/issues/2204. Windows has drives, and templates placeholders
const ABSOLUTE = /^([/\\${<%#@[_]|[A-Za-z]:|[A-Z_]+$)/

export const containerSettingRules: RuleFamily<TaskDefinitionDraft> = {
  codes: [
    ...['CD-CPU-01', 'CD-MEM-01', 'CD-MEM-02', 'CD-MEM-03', 'CD-TMO-01', 'CD-TMO-02', 'CD-USR-01', 'CD-USR-02'],
    ...['CD-VER-01', 'CD-WRK-01'],
  ],
  docs,
  check(definition, report) {
    const checkNumbers = runsOn(definition, 'FARGATE') ? checkFargate : checkOthers
    for (const [index, container] of definition.containers.entries()) {
      const path = ['containerDefinitions', index]
      checkNumbers(container, path, report)
      checkMemory(container, path, definition, report)
      checkUser(container, path, definition, report)
      const { versionConsistency, workingDirectory } = container
      if (workingDirectory && !ABSOLUTE.test(workingDirectory)) {
        const message = `The working directory ${quoted(workingDirectory)} is not an absolute path`
        const where = [...path, 'workingDirectory']
        report({ code: 'CD-WRK-01', severity: 'warning', path: where, message, hint: 'start it with /', docs })
      }
      if (versionConsistency !== undefined && versionConsistency !== 'enabled' && versionConsistency !== 'disabled') {
        const message = `versionConsistency is ${quoted(versionConsistency)}`
        const hint = 'use enabled or disabled, in lower case'
        report({ code: 'CD-VER-01', path: [...path, 'versionConsistency'], message, hint, docs })
      }
    }
  },
}

function checkMemory(
  { name, memory, memoryReservation }: ContainerDraft,
  at: readonly (string | number)[],
  definition: TaskDefinitionDraft,
  report: Report,
): void {
  if (memory === undefined && memoryReservation === undefined && definition.memory === undefined) {
    // On Fargate the task's own memory is what is missing
    if (runsOn(definition, 'FARGATE')) return
    const message = filled(NO_MEMORY, { name })
    const hint = 'give the container or the task memory'
    report({ code: 'CD-MEM-01', path: [...at, 'memory'], message, hint, docs })
  }
  if (memory === undefined || memoryReservation === undefined || !(memory <= memoryReservation)) return
  report({
    code: 'CD-MEM-02',
    severity: memory === memoryReservation ? 'warning' : 'error',
    path: [...at, 'memory'],
    message: `memory (${memory} MiB) is not greater than memoryReservation (${memoryReservation} MiB)`,
    hint: 'raise memory, or leave one of them out',
    docs,
  })
}

function checkUser(
  { user }: ContainerDraft,
  at: readonly (string | number)[],
  definition: TaskDefinitionDraft,
  report: Report,
): void {
  if (user === undefined) return
  const path = [...at, 'user']
  if (!USER.test(user)) {
    const message = filled(BAD_USER, { user: user.length > 120 ? `${user.slice(0, 117)}...` : user })
    report({ code: 'CD-USR-01', path, message, docs })
  } else if (ROOT.test(user)) {
    const host = networkModeOf(definition) === 'host' ? ', on the network of the host' : ''
    const message = `The container runs as root${host}`
    const page = `${DOCS}/security-tasks-containers.html`
    report({ code: 'CD-USR-02', severity: 'warning', path, message, hint: 'use another user', docs: page })
  }
}
