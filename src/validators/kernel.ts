import type { Ulimit } from '../model/aws-shapes.ts'
import type { ContainerDraft, TaskDefinitionDraft } from './draft.ts'
import { networkModeOf, runsOn } from './launch.ts'
import type { Mistake } from './mistake.ts'
import { quoted } from './quoted.ts'
import { API, type Report, type RuleFamily } from './rule.ts'
import { type Filled, filled } from './sentence.ts'

const ULIMIT_NAMES = [
  ...(['core', 'cpu', 'data', 'fsize', 'locks', 'memlock', 'msgqueue', 'nice', 'nofile', 'nproc', 'rss'] as const),
  ...(['rtprio', 'rttime', 'sigpending', 'stack'] as const),
] as const
const ULIMITS: ReadonlySet<string> = new Set(ULIMIT_NAMES)

/** The resource limits that a container can have. */
export type UlimitName = (typeof ULIMIT_NAMES)[number]

const BAD_PARAMETER = 'Containers cannot set the kernel parameter "{name}"'
const NET_ON_HOST = 'Network parameters such as "{name}" are not supported when networkMode=host'

/** What kernel parameters must be as well: nothing, where AWS and the network mode take them. */
export type KernelParameters<R, N> = {
  [K in keyof R & string]: string extends K
    ? unknown
    : K extends `net.${string}`
      ? N extends 'host'
        ? Mistake<Filled<typeof NET_ON_HOST, { name: K }>>
        : unknown
      : K extends
            | `kernel.${'msgmax' | 'msgmnb' | 'msgmni' | 'sem' | 'shmall' | 'shmmax' | 'shmmni' | 'shm_rmid_forced'}`
            | `fs.mqueue.${string}`
        ? unknown
        : Mistake<Filled<typeof BAD_PARAMETER, { name: K }>>
}
const MAX_FARGATE_FILES = 1_048_576
const IPC = /^(kernel\.(msgmax|msgmnb|msgmni|sem|shmall|shmmax|shmmni|shm_rmid_forced)|fs\.mqueue\..+)$/
const docs = `${API}/API_SystemControl.html`

/** Rules about the limits and kernel parameters of containers. */
export const kernelRules: RuleFamily<TaskDefinitionDraft> = {
  codes: ['CD-ULM-01', 'CD-ULM-02', 'CD-SYS-01', 'CD-SYS-02', 'CD-SYS-03'],
  docs,
  check(definition, report) {
    for (const [index, container] of definition.containers.entries()) {
      const path = ['containerDefinitions', index]
      if (container.ulimits) checkUlimits(container.ulimits, [...path, 'ulimits'], definition, report)
      if (container.systemControls) checkControls(container, [...path, 'systemControls'], definition, report)
    }
  },
}

function checkUlimits(
  ulimits: readonly Ulimit[],
  path: readonly (string | number)[],
  definition: TaskDefinitionDraft,
  report: Report,
): void {
  const docs = `${API}/API_Ulimit.html`
  const code = 'CD-ULM-01'
  const seen = new Set<string>()
  for (const [at, { name = '', softLimit, hardLimit }] of ulimits.entries()) {
    const where = [...path, at]
    if (!ULIMITS.has(name)) {
      const message = `${quoted(name)} is not a ulimit`
      report({ code, path: [...where, 'name'], message, hint: `use ${[...ULIMITS].join(', ')}`, docs })
    }
    if (seen.has(name)) {
      const message = `The ulimit ${quoted(name)} is given twice`
      report({ code, severity: 'warning', path: [...where, 'name'], message, hint: 'keep one of them', docs })
    }
    seen.add(name)
    if (!Number.isInteger(softLimit) || !Number.isInteger(hardLimit)) {
      const message = 'A ulimit needs a whole softLimit and a whole hardLimit'
      report({ code, path: where, message, hint: 'give both', docs })
    } else if (Number(softLimit) > Number(hardLimit) && Number(hardLimit) >= 0) {
      const message = `The soft limit ${softLimit} is above the hard limit ${hardLimit}`
      report({ code, severity: 'warning', path: [...where, 'softLimit'], message, hint: 'lower it', docs })
    }
    if (runsOn(definition, 'FARGATE') && (name !== 'nofile' || Number(hardLimit) > MAX_FARGATE_FILES)) {
      const message = `Fargate may not let a task change the ulimit ${quoted(name)} to that`
      const hint = `Fargate is known to take nofile up to ${MAX_FARGATE_FILES}`
      report({ code: 'CD-ULM-02', severity: 'warning', path: where, message, hint, docs })
    }
  }
}

function checkControls(
  { systemControls = [] }: ContainerDraft,
  path: readonly (string | number)[],
  definition: TaskDefinitionDraft,
  report: Report,
): void {
  const mode = networkModeOf(definition)
  for (const [at, { namespace = '' }] of systemControls.entries()) {
    const where = [...path, at, 'namespace']
    const isNet = namespace.startsWith('net.')
    if (!isNet && !IPC.test(namespace)) {
      const message = filled(BAD_PARAMETER, { name: namespace.slice(0, 120) })
      const hint = 'AWS takes net.*, fs.mqueue.* and the IPC parameters kernel.msg*, kernel.sem and kernel.shm*'
      report({ code: 'CD-SYS-01', path: where, message, hint, docs })
    } else if (isNet && mode === 'host') {
      const message = filled(NET_ON_HOST, { name: namespace })
      report({ code: 'CD-SYS-02', path: where, message, hint: 'set it on the host', docs })
    } else if (isNet && mode === 'awsvpc' && definition.containers.length > 1) {
      const message = `${quoted(namespace)} applies to the whole task: the container that starts last decides`
      const hint = 'set it on one container only'
      report({ code: 'CD-SYS-02', severity: 'warning', path: where, message, hint, docs })
    } else if (!isNet && definition.ipcMode === 'host') {
      const message = `IPC parameters such as ${quoted(namespace)} are not supported with ipcMode host`
      report({ code: 'CD-SYS-03', path: where, message, hint: 'use ipcMode task', docs })
    }
  }
}
