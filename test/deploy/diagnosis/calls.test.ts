import { describe, expect, it } from 'vitest'
import { causeOf } from '../../../src/deploy/diagnosis/causes.ts'
import { fixOfCall } from '../../../src/deploy/diagnosis/refused-calls.ts'
import { deploy, isDeployError } from '../../../src/index.ts'
import { createSimulator } from '../../../src/simulator/index.ts'
import { IMAGE, shop } from './scenarios/program.ts'

describe('a call that AWS refuses', () => {
  it.each([
    [
      'quota.reached',
      'CreateCluster',
      'LimitExceededException',
      'The limit for your resource has been exceeded.',
      'Service Quotas',
    ],
    [
      'role.not-assumable',
      'CreateService',
      'InvalidParameterException',
      'Unable to assume the service linked role. Please verify that the ECS service linked role exists.',
      'create-service-linked-role --aws-service-name ecs.amazonaws.com',
    ],
    ['aws.ClientException', 'CreateService', 'ClientException', 'Something new', 'Correct what AWS names'],
  ])('ends the deploy with %s', async (code, operation, name, message, fix) => {
    const simulator = createSimulator()
    simulator.inject({ operation }, { how: 'rejected', code: name, message })
    const error = await deploy(shop(IMAGE), simulator.options()).catch((thrown: unknown) => thrown)
    if (!isDeployError(error, 'failed')) throw error
    expect(error.diagnosis).toMatchObject([{ code, fix: expect.stringContaining(fix) }])
    expect(error.diagnosis[0]?.evidence).toEqual([`ecs ${operation}: ${name}: ${message}`])
  })

  // They took more than ten seconds: a proxy may answer with a page, and a hook or a program writes what it likes.
  it.each(['.', 'contains ', 'principal ', 'reached your ', ' Launching EC2 instance failed', 'cgroup'])(
    'is read at once, be there ever so much of "%s"',
    part => {
      const words = `${part.repeat(100_000 / part.length)}!x\n`
      const began = process.cpuUsage()
      causeOf({ words, subject: { service: {}, definition: undefined, program: true } })
      fixOfCall({ name: 'ClientException', message: words })
      expect(process.cpuUsage(began).user).toBeLessThan(1_000_000)
    },
  )
})
