import { dirname } from 'node:path'
import { describe, expect, test } from 'vitest'
import { sdks } from '../../src/aws/sdk.ts'
import { importsOf, textOf } from '../source-files.ts'
import { operationsCalled } from './calls.ts'
import { EVERYWHERE, LEFT_OUT } from './left-out.ts'
import { isUnread, REACHED } from './operations.ts'
import { TABLES, tableMembers } from './table-members.ts'
import { inputOf, membersOf } from './walk.ts'

const changing = operationsCalled()
  .filter(({ operation }) => !/^(Describe|List|Get)/.test(operation))
  .map(called => ({ ...called, name: `${called.service} ${called.operation}` }))

describe('every member of a request is sent, or left out for a reason:', () => {
  test.each(changing)('$name', async ({ service, operation, files, name }) => {
    // What CreateService, UpdateService and RegisterTaskDefinition are sent is tested member by member beside their handlers.
    // What RunTask is sent is what its caller was told.
    if (/^ecs (CreateService|UpdateService|RegisterTaskDefinition|RunTask)$/.test(name)) return
    const module = await sdks[service as keyof typeof sdks].load()
    // Facts that several files of a kind ask for stand in a file beside them, which needs no other.
    const beside = files
      .flatMap(importsOf)
      .filter(({ from, to }) => dirname(from) === dirname(to) && importsOf(to).length === 0)
    const text = [...files, ...beside.map(({ to }) => to)].map(textOf).join('\n')
    const members = membersOf(inputOf(module, operation)).filter(path => !path.includes('.'))
    const unsent = members.filter(member => !new RegExp(`\\b${member}\\b`).test(text))
    expect(unsent.filter(member => !EVERYWHERE[member]).sort()).toEqual(Object.keys(LEFT_OUT[name] ?? {}).sort())
  })

  test('and there is no reason for what nobody calls', () => {
    const names = changing.map(({ name }) => name)
    expect(Object.keys(LEFT_OUT).filter(name => !names.includes(name))).toEqual([])
  })
})

describe.each(
  REACHED.flatMap(({ service, client, operations }) => operations.map(each => [service, each, client] as const)),
)('the table of %s knows %s', async (service, operation, client) => {
  const known = membersOf(inputOf((await import(client)) as object, operation))
  const { sent, unsent } = tableMembers(TABLES[service], operation)

  test('and where AWS documents it', () => {
    expect(TABLES[service]?.pages).toMatch(/\w$/)
  })

  test('all that the SDK sends', () => {
    expect(known.filter(path => !sent.includes(path) && !isUnread(path))).toEqual([])
  })

  test('and which of the rest it does not send', () => {
    expect(sent.filter(path => !known.includes(path))).toEqual([])
    expect(unsent.filter(path => known.includes(path))).toEqual([])
  })
})
