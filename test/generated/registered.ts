import { ECSClient, type RegisterTaskDefinitionCommandInput } from '@aws-sdk/client-ecs'
import type { DeployOptions } from 'fluent-ecs'
import type { Simulator } from 'fluent-ecs/simulator'

/** Options of a deploy to the simulator, and the task definitions that it registers there. */
export function watched(simulator: Simulator): {
  readonly options: DeployOptions
  readonly requests: readonly RegisterTaskDefinitionCommandInput[]
} {
  const requests: RegisterTaskDefinitionCommandInput[] = []
  const ecs = new ECSClient(simulator.clientConfig('ecs'))
  ecs.middlewareStack.add(
    (next, { commandName }) =>
      async args => {
        if (commandName === 'RegisterTaskDefinitionCommand')
          requests.push(args.input as RegisterTaskDefinitionCommandInput)
        return next(args)
      },
    { step: 'initialize' },
  )
  const options = simulator.options()
  return { options: { ...options, clients: { ...options.clients, ecs } }, requests }
}
