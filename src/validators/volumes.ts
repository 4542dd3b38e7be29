import type { Volume } from './aws-shapes.ts'
import type { TaskDefinitionDraft } from './draft.ts'
import { isSet, isWindows, quoted, runsOn } from './launch.ts'
import { API, DOCS, type Report, type RuleFamily } from './rule.ts'

const KINDS = [
  ...(['host', 'dockerVolumeConfiguration', 'efsVolumeConfiguration', 's3filesVolumeConfiguration'] as const),
  'fsxWindowsFileServerVolumeConfiguration',
] as const
const NAME = /^[A-Za-z0-9_-]{1,255}$/
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
        const message = 'Only one volume of a task definition can be configured at launch'
        report({ code: 'VOL-EBS-01', path: [...path, 'configuredAtLaunch'], message, hint: 'keep one', docs })
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
  if (!NAME.test(name)) {
    const hint = 'use 1 to 255 letters, digits, hyphens and underscores'
    report({ code, path: where, message: `${quoted(name)} is not a volume name`, hint, docs })
  }
  if (names.has(name)) {
    const message = `Volume name ${quoted(name)} is already used in this task definition`
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
    const message = 'Fargate compatible task definitions do not support sourcePath'
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
    const message = 'Tasks using the Fargate launch type do not support Docker volumes'
    report({ code: 'VOL-FGT-01', path, message, hint: 'use EFS, or the task storage', docs: page })
  } else if (runsOn(definition, 'MANAGED_INSTANCES')) {
    const message = 'Managed Instances do not support Docker volumes'
    report({ code: 'VOL-DKR-01', path, message, hint: 'use EFS, or the task storage', docs: page })
  }
  const code = 'VOL-DKR-01'
  if (scope !== undefined && scope !== 'task' && scope !== 'shared') {
    const message = `${quoted(scope)} is not a scope`
    report({ code, path: [...path, 'scope'], message, hint: 'use task or shared', docs: page })
  }
  if (autoprovision && scope !== 'shared') {
    const message = 'Only a shared Docker volume can be auto-provisioned'
    const hint = 'use scope shared, or remove autoprovision'
    report({ code, path: [...path, 'autoprovision'], message, hint, docs: page })
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
  if (onLinux || runsOn(definition, 'FARGATE')) {
    const message = 'FSx for Windows File Server works with Windows tasks on EC2 only'
    report({ code, path, message, hint: 'use EFS', docs: page })
  }
}
