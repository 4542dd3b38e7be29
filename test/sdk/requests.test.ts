import * as ecs from '@aws-sdk/client-ecs'
import { describe, expect, test } from 'vitest'
import { sdks } from '../../src/simulator/wire/sdk.ts'
import { serviceShape } from '../../src/validators/raw/service-shape.ts'
import { taskDefinitionShape } from '../../src/validators/raw/task-definition-shape.ts'
import { textOf } from '../source-files.ts'
import { operationsCalled } from './calls.ts'
import { EVERYWHERE, LEFT_OUT, NOT_READ } from './left-out.ts'
import { inputOf, membersOf, pathsOf } from './walk.ts'

const changing = operationsCalled()
  .filter(({ operation }) => !/^(Describe|List|Get)/.test(operation))
  .map(called => ({ ...called, name: `${called.service} ${called.operation}` }))

describe('every member of a request is sent, or left out for a reason:', () => {
  test.each(changing)('$name', async ({ service, operation, files, name }) => {
    // CreateService, UpdateService and RegisterTaskDefinition are walked below, as deep as they go.
    if (/^ecs (CreateService|UpdateService|RegisterTaskDefinition)$/.test(name)) return
    const module = await sdks[service as keyof typeof sdks].load()
    const text = files.map(textOf).join('\n')
    const members = membersOf(inputOf(module, operation)).filter(path => !path.includes('.'))
    const unsent = members.filter(member => !new RegExp(`\\b${member}\\b`).test(text))
    expect(unsent.filter(member => !EVERYWHERE[member]).sort()).toEqual(Object.keys(LEFT_OUT[name] ?? {}).sort())
  })

  test('and there is no reason for what nobody calls', () => {
    const names = changing.map(({ name }) => name)
    expect(Object.keys(LEFT_OUT).filter(name => !names.includes(name))).toEqual([])
  })
})

describe.each([
  ['RegisterTaskDefinition', taskDefinitionShape],
  ['CreateService', serviceShape],
] as const)('the checks of JSON know %s', (operation, shape) => {
  const known = membersOf(inputOf(ecs, operation))
  const read = new Set(pathsOf(shape))
  const reasons = NOT_READ[operation] ?? []

  test('each member is read, or not for a reason', () => {
    const unread = known.filter(path => !read.has(path))
    expect(unread.filter(path => !reasons.some(reason => reason.path.test(path)))).toEqual([])
    expect(reasons.filter(reason => !unread.some(path => reason.path.test(path)))).toEqual([])
  })

  test('nothing is read that AWS does not have, but for the ARN by which describe-services names a service', () => {
    expect([...read].filter(path => !known.includes(path) && path !== 'serviceArn')).toEqual([])
  })
})
