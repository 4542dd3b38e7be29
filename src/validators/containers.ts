import type { TaskDefinitionDraft } from './draft.ts'
import { API, type Report, type RuleFamily } from './rule.ts'

/** What the compiler and the run time say of a task without an essential container. */
export const NONE_ESSENTIAL = 'No container is essential, so nothing would keep the task running'

const MAX_CONTAINERS = 10
const MAX_BYTES = 65536
const docs = `${API}/API_RegisterTaskDefinition.html`

/** Rules about all containers of a task together. */
export const containersRules: RuleFamily<TaskDefinitionDraft> = {
  codes: ['TD-CON-01', 'TD-CON-02', 'TD-CPU-02', 'TD-MEM-03', 'TD-SIZ-01'],
  docs,
  check(definition, report) {
    const { containers } = definition
    const path = ['containerDefinitions']
    if (containers.length > MAX_CONTAINERS) {
      const message = `Too many containers: ${containers.length}, and AWS takes ${MAX_CONTAINERS}`
      report({ code: 'TD-CON-01', path, message, hint: 'split the task definition', docs })
    }
    if (containers.length > 0 && !containers.some(container => container.essential)) {
      report({ code: 'TD-CON-02', path, message: NONE_ESSENTIAL, hint: 'let the main container be essential', docs })
    }
    checkShares(definition, report)
    const bytes = bytesOf(definition)
    if (bytes > MAX_BYTES) {
      const message = `The containers take ${bytes} bytes. Max allowed length is '${MAX_BYTES}' bytes for the whole task definition`
      report({ code: 'TD-SIZ-01', path, message, hint: 'move configuration out of the environment', docs })
    }
  },
}

function bytesOf({ containers, volumes }: TaskDefinitionDraft): number {
  // No character takes more than 6 bytes of JSON, and most definitions are far below the limit
  if (6 * (charactersIn(containers) + charactersIn(volumes)) < MAX_BYTES) return 0
  // Images and log groups may be whole resources here
  const written = containers.map(({ logConfiguration: logs, image: _, ...rest }) => ({ ...rest, logs: logs?.options }))
  return Buffer.byteLength(JSON.stringify([written, volumes ?? []]))
}

function charactersIn(value: unknown): number {
  if (typeof value === 'string') return value.length + 3
  if (typeof value !== 'object' || value === null) return 8
  let sum = 2
  if (Array.isArray(value)) for (const item of value) sum += charactersIn(item)
  else for (const key in value) sum += key.length + 4 + charactersIn((value as Record<string, unknown>)[key])
  return sum
}

function checkShares({ cpu, memory, containers }: TaskDefinitionDraft, report: Report): void {
  const path = ['containerDefinitions']
  const hint = 'lower what the containers ask for, or raise it for the task'
  let cpuSum = 0
  let reserved = 0
  let wanted = 0
  let tooBig = false
  for (const [index, container] of containers.entries()) {
    cpuSum += container.cpu ?? 0
    reserved += container.memoryReservation ?? 0
    wanted += container.memoryReservation ?? container.memory ?? 0
    if (memory === undefined || container.memory === undefined || !(container.memory > memory)) continue
    tooBig = true
    const message = `The 'memory' setting for container '${container.name}' is greater than for the task: ${container.memory} MiB of ${memory}`
    report({ code: 'TD-MEM-03', path: ['containerDefinitions', index, 'memory'], message, hint, docs })
  }
  if (cpu !== undefined && cpuSum > cpu) {
    const message = `The containers ask for ${cpuSum} CPU units together, and the task has ${cpu}`
    report({ code: 'TD-CPU-02', path, message, hint, docs })
  }
  if (memory !== undefined && !tooBig && reserved <= memory && wanted > memory) {
    const message = `The containers may use ${wanted} MiB of memory together, and the task has ${memory}`
    report({ code: 'TD-MEM-03', severity: 'warning', path, message, hint, docs })
  }
  if (memory !== undefined && reserved > memory) {
    const message = `The sum of all container 'memoryReservation' values cannot be greater than the value of the task 'memory': ${reserved} MiB of ${memory}`
    report({ code: 'TD-MEM-03', path, message, hint, docs })
  }
}
