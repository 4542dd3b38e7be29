import * as z from 'zod/mini'
import type { ContainerDraft, TaskDefinitionDraft } from './draft.ts'
import { rangeCheck } from './range.ts'
import { API, type Report, type RuleFamily } from './rule.ts'

const docs = `${API}/API_ContainerDefinition.html`
const MIB = { code: 'CD-MEM-03', min: 6, max: Number.MAX_SAFE_INTEGER, unit: 'MiB', docs } as const

const checkNumbers = rangeCheck({
  cpu: { code: 'CD-CPU-01', min: 0, max: 262144, unit: 'CPU units', docs, disputed: { min: 262145, max: Infinity } },
  memory: MIB,
  memoryReservation: MIB,
  startTimeout: { code: 'CD-TMO-01', min: 2, max: 120, unit: 'seconds', docs },
  stopTimeout: { code: 'CD-TMO-02', min: 2, max: 120, unit: 'seconds', docs },
})

const user = z.string().check(z.regex(/^[A-Za-z0-9_][\w.@-]*(:[A-Za-z0-9_][\w.@-]*)?$/))

export const containerSettingRules: RuleFamily<TaskDefinitionDraft> = {
  codes: ['CD-CPU-01', 'CD-MEM-02', 'CD-MEM-03', 'CD-TMO-01', 'CD-TMO-02', 'CD-USR-01'],
  check({ containers }, report) {
    for (const [index, container] of containers.entries()) {
      const path = ['containers', index]
      checkNumbers(container, path, report)
      checkMemory(container, path, report)
      if (container.user !== undefined && !user.safeParse(container.user).success) {
        const message = `"${container.user}" is not a user`
        const hint = 'use user, user:group, uid, uid:gid, user:gid or uid:group'
        report({ code: 'CD-USR-01', path: [...path, 'user'], message, hint, docs })
      }
    }
  },
}

function checkMemory(
  { memory, memoryReservation }: ContainerDraft,
  at: readonly (string | number)[],
  report: Report,
): void {
  if (memory === undefined || memoryReservation === undefined || memory > memoryReservation) return
  report({
    code: 'CD-MEM-02',
    severity: memory === memoryReservation ? 'warning' : 'error',
    path: [...at, 'memory'],
    message: `memory (${memory} MiB) is not greater than memoryReservation (${memoryReservation} MiB)`,
    hint: 'raise memory, or leave one of them out',
    docs,
  })
}
