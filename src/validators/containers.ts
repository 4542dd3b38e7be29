import type { TaskDefinitionDraft } from './draft.ts'
import { API, type Report, type RuleFamily } from './rule.ts'

const MAX_CONTAINERS = 10
const MAX_BYTES = 65536
const docs = `${API}/API_RegisterTaskDefinition.html`

/** Rules about all containers of a task together. */
export const containersRules: RuleFamily<TaskDefinitionDraft> = {
  codes: ['TD-CON-01', 'TD-CON-02', 'TD-CPU-02', 'TD-MEM-03', 'TD-SIZ-01'],
  check(definition, report) {
    const { containers } = definition
    const path = ['containers']
    if (containers.length > MAX_CONTAINERS) {
      const message = `Too many containers: ${containers.length}, and AWS takes ${MAX_CONTAINERS}`
      report({ code: 'TD-CON-01', path, message, hint: 'split the task definition', docs })
    }
    if (containers.length > 0 && !containers.some(container => container.essential)) {
      const message = 'No container is essential, so nothing would keep the task running'
      report({ code: 'TD-CON-02', path, message, hint: 'leave out .essential(false) on the main container', docs })
    }
    checkShares(definition, report)
    const bytes = Buffer.byteLength(
      JSON.stringify(containers.map(({ logConfiguration: _, image: __, ...rest }) => rest)),
    )
    if (bytes > MAX_BYTES) {
      const message = `The containers take ${bytes} bytes, and AWS takes ${MAX_BYTES} for the whole task definition`
      report({ code: 'TD-SIZ-01', path, message, hint: 'move configuration out of the environment', docs })
    }
  },
}

function checkShares({ cpu, memory, containers }: TaskDefinitionDraft, report: Report): void {
  const path = ['containers']
  const hint = 'lower what the containers ask for, or raise it for the task'
  const cpuSum = containers.reduce((sum, container) => sum + (container.cpu ?? 0), 0)
  if (cpu !== undefined && cpuSum > cpu) {
    const message = `The containers ask for ${cpuSum} CPU units together, and the task has ${cpu}`
    report({ code: 'TD-CPU-02', path, message, hint, docs })
  }
  if (memory === undefined) return
  for (const [index, container] of containers.entries()) {
    if (container.memory === undefined || container.memory <= memory) continue
    const message = `The 'memory' setting for container "${container.name}" is greater than for the task: ${container.memory} MiB of ${memory}`
    report({ code: 'TD-MEM-03', path: ['containers', index, 'memory'], message, hint, docs })
  }
  const reserved = containers.reduce(
    (sum, container) => sum + (container.memoryReservation ?? container.memory ?? 0),
    0,
  )
  if (reserved > memory && containers.length > 1) {
    const message = `The containers reserve ${reserved} MiB of memory together, and the task has ${memory}`
    report({ code: 'TD-MEM-03', path, message, hint, docs })
  }
}
