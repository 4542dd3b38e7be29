import type { ResourceRequirement } from './aws-shapes.ts'
import type { TaskDefinitionDraft } from './draft.ts'
import { quoted, runsOn } from './launch.ts'
import { API, DOCS, type Report, type RuleFamily } from './rule.ts'

const docs = `${API}/API_ResourceRequirement.html`

/** Rules about GPUs and Neuron devices. */
export const deviceRules: RuleFamily<TaskDefinitionDraft> = {
  codes: ['CD-GPU-01', 'CD-GPU-02', 'CD-GPU-03'],
  docs,
  check(definition, report) {
    const neurons = new Set<number>()
    const ways = new Set<string>()
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
        if (type === 'GPU') ways.add(requirement.sharingStrategy ?? 'exclusive')
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
    const message = 'Tasks using the Fargate launch type do not support GPUs'
    report({ code: 'CD-GPU-01', path, message, hint: 'use EC2', docs: `${DOCS}/fargate-tasks-services.html` })
  }
  if ((value === undefined) === (sharingStrategy === undefined)) {
    const message = 'A GPU requirement has either a value or a sharingStrategy'
    report({ code: 'CD-GPU-02', path, message, hint: 'keep one of them', docs })
  }
  if (sharingStrategy !== undefined && runsOn(definition, 'EXTERNAL')) {
    const message = 'External instances do not share GPUs'
    report({ code: 'CD-GPU-02', path, message, hint: 'use a value', docs })
  }
  if (value !== undefined && !/^([1-9]\d{0,5}|ALL)$/.test(value)) {
    const message = `${quoted(value)} is not a number of GPUs`
    report({ code: 'CD-GPU-01', path: [...path, 'value'], message, hint: 'use "1" or more, or "ALL"', docs })
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
    const message = 'Only Managed Instances offer Neuron devices this way'
    report({ code: 'CD-GPU-03', path, message, hint: 'require MANAGED_INSTANCES only', docs })
  }
}
