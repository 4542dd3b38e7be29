import type { TaskDefinitionDraft } from './draft.ts'
import { isWindows } from './is-windows.ts'
import type { Mistake } from './mistake.ts'
import { quoted } from './quoted.ts'
import { API, type RuleFamily } from './rule.ts'
import { type Filled, filled } from './sentence.ts'

/** What the compiler and the run time say of a volume that is not declared. */
export const UNKNOWN_VOLUME = "Unknown volume '{name}'."

/** The name of a volume that is declared before. */
export type KnownVolume<V extends string, D> = string extends V | D
  ? V
  : V extends D
    ? V
    : [D & string] extends [never]
      ? Mistake<Filled<typeof UNKNOWN_VOLUME, { name: V }>>
      : D & string

const docs = `${API}/API_MountPoint.html`

// Definitions for Windows instances may leave the operating system out
const mayBeWindows = ({ operatingSystemFamily }: TaskDefinitionDraft, path: string): boolean =>
  operatingSystemFamily === undefined && /^[A-Za-z]:/.test(path)

/** Rules about what containers mount. */
export const mountRules: RuleFamily<TaskDefinitionDraft> = {
  codes: ['VOL-MNT-01', 'VOL-VFR-01'],
  docs,
  check(definition, report) {
    const { containers, volumes = [] } = definition
    const declared = new Set(volumes.map(({ name }) => name))
    let names: Set<string> | undefined
    for (const [index, { name: own, mountPoints = [], volumesFrom = [] }] of containers.entries()) {
      if (mountPoints.length === 0 && volumesFrom.length === 0) continue
      const paths = new Set<string>()
      for (const [at, { sourceVolume, containerPath = '' }] of mountPoints.entries()) {
        const path = ['containerDefinitions', index, 'mountPoints', at]
        const code = 'VOL-MNT-01'
        if (!declared.has(sourceVolume)) {
          const message = filled(UNKNOWN_VOLUME, { name: sourceVolume ?? '' })
          report({ code, path: [...path, 'sourceVolume'], message, hint: 'declare it under volumes', docs })
        }
        if (containerPath === '') {
          const message = 'A mount point needs a containerPath'
          report({ code, path: [...path, 'containerPath'], message, hint: 'add one', docs })
        } else if (
          !containerPath.startsWith('/') &&
          !isWindows(definition) &&
          !mayBeWindows(definition, containerPath)
        ) {
          const message = `${quoted(containerPath)} is not an absolute path`
          const where = [...path, 'containerPath']
          report({ code, severity: 'warning', path: where, message, hint: 'start it with /', docs })
        }
        if (paths.has(containerPath) && containerPath !== '') {
          const message = `${quoted(containerPath)} is already mounted in this container`
          const where = [...path, 'containerPath']
          report({ code, severity: 'warning', path: where, message, hint: 'mount it elsewhere', docs })
        }
        paths.add(containerPath)
      }
      for (const [at, { sourceContainer = '' }] of volumesFrom.entries()) {
        names ??= new Set(containers.map(({ name }) => name))
        if (names.has(sourceContainer) && sourceContainer !== own) continue
        const message = `Volumes come from another container of the task, not from ${quoted(sourceContainer)}`
        const path = ['containerDefinitions', index, 'volumesFrom', at, 'sourceContainer']
        const page = `${API}/API_VolumeFrom.html`
        report({ code: 'VOL-VFR-01', path, message, hint: 'name another container', docs: page })
      }
    }
  },
}
