import type { ResourceRequirement } from '../model/aws-shapes.ts'
import type { TaskDefinitionDraft } from './draft.ts'
import { runsOn } from './launch.ts'
import type { Mistake } from './mistake.ts'
import { quoted } from './quoted.ts'
import { API, DOCS, type Report, type RuleFamily } from './rule.ts'
import { type Filled, filled } from './sentence.ts'
import { FARGATE_LACKS } from './unsupported.ts'

const NEURON_ELSEWHERE = 'Only Managed Instances offer Neuron devices this way'
const BAD_GPU_COUNT = '"{value}" is not a number of GPUs: use 1 or more, or ALL'
const NOT_SHARED = 'External instances do not share GPUs'

/** What a request for GPUs must be as well: nothing, where the launch type has them. */
export type GpusOn<G, L> = L extends 'FARGATE'
  ? Mistake<Filled<typeof FARGATE_LACKS, { field: 'GPUs' }>>
  : G extends number
    ? `${G}` extends '0' | `-${string}` | `${string}.${string}`
      ? Mistake<Filled<typeof BAD_GPU_COUNT, { value: G }>>
      : unknown
    : G extends object
      ? L extends 'EXTERNAL'
        ? Mistake<typeof NOT_SHARED>
        : unknown
      : unknown

/** What a request for Neuron devices must be as well: nothing, where the launch type has them. */
export type NeuronOn<L> = L extends 'FARGATE' | 'EC2' | 'EXTERNAL' ? Mistake<typeof NEURON_ELSEWHERE> : unknown

const docs = `${API}/API_ResourceRequirement.html`
const REGISTER = `${API}/API_RegisterTaskDefinition.html`

/** Rules about GPUs and Neuron devices. */
export const deviceRules: RuleFamily<TaskDefinitionDraft> = {
  codes: ['CD-GPU-01', 'CD-GPU-02', 'CD-GPU-03', 'TD-FGT-04'],
  docs,
  check(definition, report) {
    const neurons = new Set<number>()
    const ways = new Set<string>()
    if ((definition.inferenceAccelerators?.length ?? 0) > 0) {
      const message = 'AWS no longer offers Elastic Inference'
      const path = ['inferenceAccelerators']
      report({ code: 'TD-FGT-04', severity: 'warning', path, message, hint: 'remove it', docs: REGISTER })
    }
    for (const [index, { resourceRequirements = [] }] of definition.containers.entries()) {
      for (const [at, requirement] of resourceRequirements.entries()) {
        const path = ['containerDefinitions', index, 'resourceRequirements', at]
        const { type } = requirement
        if (type === 'GPU') checkGpu(requirement, path, definition, report)
        else if (type === 'NeuronDevice') checkNeuron(requirement, path, definition, report)
        else {
          const message = `${quoted(type)} is not a resource that AWS still offers`
          report({ code: 'CD-GPU-01', path: [...path, 'type'], message, hint: 'use GPU or NeuronDevice', docs })
        }
        if (type === 'NeuronDevice') neurons.add(index)
        if (type === 'GPU') ways.add(requirement.sharingStrategy ? 'shared' : 'exclusive')
      }
    }
    const path = ['containerDefinitions']
    if (neurons.size > 1) {
      const message = 'Only one container of a task can have Neuron devices'
      report({ code: 'CD-GPU-03', path, message, hint: 'give them to one container', docs })
    }
    if (ways.size > 1) {
      const message = 'The containers of a task must share GPUs in one way'
      report({ code: 'CD-GPU-02', path, message, hint: 'give all of them a value, or one sharingStrategy', docs })
    }
  },
}

function checkGpu(
  { value, sharingStrategy }: ResourceRequirement,
  path: readonly (string | number)[],
  definition: TaskDefinitionDraft,
  report: Report,
): void {
  if (runsOn(definition, 'FARGATE')) {
    const message = filled(FARGATE_LACKS, { field: 'GPUs' })
    report({ code: 'CD-GPU-01', path, message, hint: 'use EC2', docs: `${DOCS}/fargate-tasks-services.html` })
  }
  if ((value === undefined) === (sharingStrategy === undefined)) {
    const message = 'A GPU requirement has either a value or a sharingStrategy'
    report({ code: 'CD-GPU-02', path, message, hint: 'keep one of them', docs })
  }
  if (sharingStrategy !== undefined && runsOn(definition, 'EXTERNAL')) {
    report({ code: 'CD-GPU-02', path, message: NOT_SHARED, hint: 'use a value', docs })
  }
  if (value !== undefined && !/^([1-9]\d{0,5}|ALL)$/.test(value)) {
    const message = filled(BAD_GPU_COUNT, { value: value.slice(0, 120) })
    report({ code: 'CD-GPU-01', path: [...path, 'value'], message, docs })
  }
}

function checkNeuron(
  { value }: ResourceRequirement,
  path: readonly (string | number)[],
  { requiresCompatibilities: types = [] }: TaskDefinitionDraft,
  report: Report,
): void {
  if (value !== 'ALL') {
    const message = `A container gets all Neuron devices or none, not ${quoted(value)}`
    report({ code: 'CD-GPU-03', path: [...path, 'value'], message, hint: 'use "ALL"', docs })
  }
  if (types.some(type => type !== 'MANAGED_INSTANCES')) {
    report({ code: 'CD-GPU-03', path, message: NEURON_ELSEWHERE, hint: 'require MANAGED_INSTANCES only', docs })
  }
}
