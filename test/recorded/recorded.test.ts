import { describe, expect, it } from 'vitest'
import { checkTaskDefinition, diagnose, isEcsError, plan, stack, taskDefinitionFromJson } from '../../src/index.ts'
import { answering } from './answering.ts'
import { areThere, isRecord, recorded, transcribed } from './recordings.ts'

const definitions = [...recorded('ecs', 'DescribeTaskDefinition'), ...transcribed()].map(([name, answer]) => {
  const definition = isRecord(answer) && isRecord(answer.taskDefinition) ? answer.taskDefinition : answer
  return [name, isRecord(definition) ? definition : {}] as const
})

describe.skipIf(!areThere)('what AWS was recorded to answer', () => {
  it('is here', () => expect(definitions.length).toBeGreaterThan(20))

  /** Not to be said by a program, or not what the API answers. */
  const different: Readonly<Record<string, string>> = {
    'test_ecs_service_update_definition-3.json': 'for EC2 and Fargate; a program registers for one of them',
    'gh_cats_nulls.json': 'printed by the console, which writes null where the API leaves out',
  }

  // What AWS would not take today, and descriptions without the family that a plan needs, are left out.
  const valid = definitions.filter(
    ([name, json]) =>
      json.family && !different[name] && checkTaskDefinition(json).every(({ severity }) => severity !== 'error'),
  )

  it.each(valid)('a program that says what %s says changes nothing but the tags of ownership', async (_, json) => {
    const { taskDefinitionArn } = json
    const options = answering({
      ListTaskDefinitionFamilies: { families: [json.family] },
      ListTaskDefinitions: { taskDefinitionArns: [taskDefinitionArn] },
      DescribeTaskDefinition: { taskDefinition: json, tags: [] },
    })
    const { steps } = await plan(stack('recorded').add(taskDefinitionFromJson(json)), { ...options, adopt: true })
    const changed = steps.flatMap(({ changes }) => changes.map(({ path }) => path))
    expect(changed.filter(path => !path.startsWith('tags.'))).toEqual([])
    expect(steps.map(({ action }) => action)).not.toContain('create')
  })

  it.each(recorded('ecs', 'DescribeServices'))('the services of %s are explained', async (_, answer) => {
    const services = isRecord(answer) && Array.isArray(answer.services) ? answer.services : []
    for (const service of services) {
      const options = answering({ DescribeServices: { services: [service], failures: [] } })
      const found = await diagnose(service.clusterArn, service.serviceName, options).catch((error: unknown) => error)
      if (!Array.isArray(found) && !isEcsError(found)) throw found
    }
  })
})

it.skipIf(areThere)('the recordings are not here: nothing was played', () => {})
