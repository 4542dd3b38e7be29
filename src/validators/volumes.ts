import type { Volume } from '../model/aws-shapes.ts'
import type { TaskDefinitionDraft } from './draft.ts'
import { ECS_NAME } from './ecs-name.ts'
import { isSet } from './is-set.ts'
import { isWindows } from './is-windows.ts'
import { runsOn } from './launch.ts'
import type { Mark } from './mark.ts'
import type { Mistake } from './mistake.ts'
import { quoted } from './quoted.ts'
import { API, DOCS, type Report, type RuleFamily } from './rule.ts'
import { type Filled, filled } from './sentence.ts'

/** What the compiler and the run time say of volumes. */
const SAYS = {
  taken: 'Volume name "{name}" is already used in this task definition',
  one: 'Only one volume of a task definition can be configured at launch',
  sourcePath: 'Fargate compatible task definitions do not support sourcePath',
  dockerOnFargate: 'Tasks using the Fargate launch type do not support Docker volumes',
  dockerOnManaged: 'Managed Instances do not support Docker volumes',
  fsx: 'FSx for Windows File Server works with Windows tasks on EC2 only',
} as const
type Says = typeof SAYS

/** What the name of a volume must be as well: nothing, when no other has it. */
export type FreeVolume<V extends string, D> = string extends V | D
  ? unknown
  : V extends D
    ? Mistake<Filled<Says['taken'], { name: V }>>
    : unknown

/** What a volume that is configured at launch must be as well: nothing, when it is the only one. */
export type OnlyAtLaunch<D> = string extends D ? unknown : Mark<'ebs'> extends D ? Mistake<Says['one']> : unknown

/** What the path of a host must be as well: nothing, where the launch type has hosts. */
export type HostPathOn<L> = L extends 'FARGATE' ? Mistake<Says['sourcePath']> : unknown

/** What a Docker volume must be as well: nothing, where the launch type has them. */
export type DockerVolumeOn<L> = L extends 'FARGATE'
  ? Mistake<Says['dockerOnFargate']>
  : L extends 'MANAGED_INSTANCES'
    ? Mistake<Says['dockerOnManaged']>
    : unknown

/** What an FSx volume must be as well: nothing, where the launch type has them. */
export type FsxOn<L> = L extends 'FARGATE' | 'MANAGED_INSTANCES' ? Mistake<Says['fsx']> : unknown

const KINDS = [
  ...(['host', 'dockerVolumeConfiguration', 'efsVolumeConfiguration', 's3filesVolumeConfiguration'] as const),
  'fsxWindowsFileServerVolumeConfiguration',
] as const
const docs = `${API}/API_Volume.html`

/** Rules about the volumes of a task. */
export const volumeRules: RuleFamily<TaskDefinitionDraft> = {
  codes: ['VOL-NAM-01', 'VOL-ONE-01', 'VOL-EBS-01', 'VOL-FGT-01', 'VOL-DKR-01', 'VOL-FSX-01', 'VOL-WIN-01'],
  docs,
  check(definition, report) {
    const { volumes = [] } = definition
    const names = new Set<string>()
    let launched = 0
    for (const [at, volume] of volumes.entries()) {
      const path = ['volumes', at]
      checkName(volume, names, path, report)
      const kinds = KINDS.filter(kind => volume[kind] !== undefined && !isEmptyHost(volume, kind))
      if (kinds.length + (volume.configuredAtLaunch ? 1 : 0) > 1) {
        const message = `A volume is of one kind, not ${[...kinds, ...(volume.configuredAtLaunch ? ['configuredAtLaunch'] : [])].join(' and ')}`
        report({ code: 'VOL-ONE-01', path, message, hint: 'make it several volumes', docs })
      }
      if (volume.configuredAtLaunch && ++launched > 1) {
        const at = [...path, 'configuredAtLaunch']
        report({ code: 'VOL-EBS-01', path: at, message: SAYS.one, hint: 'keep one', docs })
      }
      checkHost(volume, path, definition, report)
      checkDocker(volume, path, definition, report)
      checkFsx(volume, path, definition, report)
    }
  },
}

function isEmptyHost({ host }: Volume, kind: (typeof KINDS)[number]): boolean {
  return kind === 'host' && !isSet(host?.sourcePath)
}

function checkName(
  { name, ...volume }: Volume,
  names: Set<string>,
  path: readonly (string | number)[],
  report: Report,
): void {
  const code = 'VOL-NAM-01'
  const where = [...path, 'name']
  if (name === undefined || name === '') {
    // A volume that nothing can name is useless, but AWS asks for the name only of these kinds
    const needed = volume.configuredAtLaunch || volume.efsVolumeConfiguration || volume.s3filesVolumeConfiguration
    const severity = needed ? 'error' : 'warning'
    report({ code, severity, path: where, message: 'The volume has no name', hint: 'name it', docs })
    return
  }
  if (!ECS_NAME.test(name)) {
    const hint = 'use 1 to 255 letters, digits, hyphens and underscores'
    report({ code, path: where, message: `${quoted(name)} is not a volume name`, hint, docs })
  }
  if (names.has(name)) {
    const message = filled(SAYS.taken, { name: name.slice(0, 255) })
    report({ code, path: where, message, hint: 'give each volume a name of its own', docs })
  }
  names.add(name)
}

function checkHost(
  { host }: Volume,
  path: readonly (string | number)[],
  definition: TaskDefinitionDraft,
  report: Report,
): void {
  if (!host || !runsOn(definition, 'FARGATE')) return
  if (isSet(host.sourcePath)) {
    const message = SAYS.sourcePath
    const hint = 'leave host out: the volume is then part of the task storage'
    const page = `${DOCS}/fargate-task-storage.html`
    report({ code: 'VOL-FGT-01', path: [...path, 'host', 'sourcePath'], message, hint, docs: page })
  } else if (isWindows(definition)) {
    const message = 'Windows containers on Fargate do not share bind mounts'
    const page = `${DOCS}/fargate-task-storage.html`
    report({ code: 'VOL-WIN-01', path: [...path, 'host'], message, hint: 'remove the volume', docs: page })
  }
}

function checkDocker(
  { dockerVolumeConfiguration: volume }: Volume,
  at: readonly (string | number)[],
  definition: TaskDefinitionDraft,
  report: Report,
): void {
  if (!volume) return
  const path = [...at, 'dockerVolumeConfiguration']
  const page = `${API}/API_DockerVolumeConfiguration.html`
  const { scope, autoprovision, driver } = volume
  if (runsOn(definition, 'FARGATE')) {
    report({
      code: 'VOL-FGT-01',
      path,
      message: SAYS.dockerOnFargate,
      hint: 'use EFS, or the task storage',
      docs: page,
    })
  } else if (runsOn(definition, 'MANAGED_INSTANCES')) {
    report({
      code: 'VOL-DKR-01',
      path,
      message: SAYS.dockerOnManaged,
      hint: 'use EFS, or the task storage',
      docs: page,
    })
  }
  const code = 'VOL-DKR-01'
  if (scope !== undefined && scope !== 'task' && scope !== 'shared') {
    const message = `${quoted(scope)} is not a scope`
    report({ code, path: [...path, 'scope'], message, hint: 'use task or shared', docs: page })
  }
  if (autoprovision && scope !== 'shared') {
    // The API page: "only used if the scope is shared"
    const message = 'autoprovision does nothing for a Docker volume whose scope is not shared'
    const hint = 'use scope shared, or remove autoprovision'
    report({ code, severity: 'warning', path: [...path, 'autoprovision'], message, hint, docs: page })
  }
  if (isWindows(definition) && isSet(driver) && driver !== 'local') {
    const message = 'Windows has no Docker volume driver but local'
    report({ code, path: [...path, 'driver'], message, hint: 'use local', docs: page })
  }
}

function checkFsx(
  { fsxWindowsFileServerVolumeConfiguration: volume }: Volume,
  at: readonly (string | number)[],
  definition: TaskDefinitionDraft,
  report: Report,
): void {
  if (!volume) return
  const code = 'VOL-FSX-01'
  const path = [...at, 'fsxWindowsFileServerVolumeConfiguration']
  const page = `${API}/API_FSxWindowsFileServerVolumeConfiguration.html`
  const { fileSystemId, rootDirectory, authorizationConfig: authorization } = volume
  if (!fileSystemId || !rootDirectory || !authorization?.credentialsParameter || !authorization.domain) {
    const message =
      'An FSx volume needs fileSystemId, rootDirectory and authorizationConfig with credentialsParameter and domain'
    report({ code, path, message, hint: 'add what is missing', docs: page })
  }
  const onLinux = definition.operatingSystemFamily === 'LINUX'
  if (onLinux || runsOn(definition, 'FARGATE') || runsOn(definition, 'MANAGED_INSTANCES')) {
    report({ code, path, message: SAYS.fsx, hint: 'use EFS', docs: page })
  }
}
