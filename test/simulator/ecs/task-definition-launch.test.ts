import { type ContainerDefinition, RegisterTaskDefinitionCommand } from '@aws-sdk/client-ecs'
import { expect, it } from 'vitest'
import { checkTaskDefinition } from '../../../src/validators/check-task-definition.ts'
import { COMPLETE } from '../../validators/complete-requests.ts'
import { account, definition } from './account.ts'

const app = { name: 'app', image: 'nginx:1' }

/** Every member that a container can have, with a value that sets it. */
const members = (COMPLETE.RegisterTaskDefinition ?? [])
  .flatMap(({ containerDefinitions }) => containerDefinitions as readonly ContainerDefinition[])
  .flatMap(container =>
    Object.entries(container).flatMap(([member, value]) =>
      member === 'linuxParameters'
        ? Object.entries(value).map(([parameter, given]) => ({ linuxParameters: { [parameter]: given } }))
        : { [member]: value === false ? true : value },
    ),
  )

const lacked = (messages: readonly string[]) =>
  messages.flatMap(message => /^Tasks using the Fargate launch type do not support (\w+)/.exec(message)?.[1] ?? [])

it('refuses on Fargate the members of a container that the rules refuse there', async () => {
  const { ecs } = await account()
  const refused: string[] = []
  const expected: string[] = []
  for (const member of members) {
    const containerDefinitions = [{ ...app, ...member }]
    const json = { ...definition, containerDefinitions }
    expected.push(...lacked(checkTaskDefinition(json).map(({ message }) => message)))
    const answer = await ecs.send(new RegisterTaskDefinitionCommand(json)).catch((error: Error) => error)
    if (answer instanceof Error) refused.push(...lacked([answer.message]))
  }
  expect(refused).toEqual(expected)
  expect(expected).toEqual(expect.arrayContaining(['dnsSearchDomains', 'swappiness', 'GPUs']))
})
