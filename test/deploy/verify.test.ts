import { DeregisterTaskDefinitionCommand } from '@aws-sdk/client-ecs'
import {
  AddTagsCommand,
  DescribeTargetGroupsCommand,
  ModifyTargetGroupAttributesCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import { beforeEach, describe, expect, it } from 'vitest'
import { services, ZONE } from '../../bench/services.ts'
import { deploy, plan, type Stack } from '../../src/index.ts'
import { createSimulator, type Simulator } from '../../src/simulator/index.ts'

const program = (tag = '1'): Stack => services(2, tag)

describe('a plan', () => {
  let simulator: Simulator
  beforeEach(async () => {
    simulator = createSimulator()
    simulator.hostedZone(ZONE)
    await deploy(program(), simulator.options())
  })
  const count = (operation: string): number => simulator.calls.filter(call => call.operation === operation).length
  const targetGroup = async (): Promise<string> => {
    const found = await simulator.clients.elbv2.send(new DescribeTargetGroupsCommand({}))
    return (found as { TargetGroups: { TargetGroupArn: string }[] }).TargetGroups[0]?.TargetGroupArn ?? ''
  }
  const setDelay = async (seconds: string): Promise<void> => {
    const Attributes = [{ Key: 'deregistration_delay.timeout_seconds', Value: seconds }]
    const TargetGroupArn = await targetGroup()
    await simulator.clients.elbv2.send(new ModifyTargetGroupAttributesCommand({ TargetGroupArn, Attributes }))
  }
  const changes = async (options: object = {}): Promise<string[]> => {
    const { steps } = await plan(program(), { ...simulator.options(), ...options })
    return steps.filter(({ action }) => action !== 'keep' && action !== 'use').map(({ resource }) => resource)
  }

  it('never registers an unchanged definition again', async () => {
    await deploy(program(), simulator.options())
    await deploy(program(), { ...simulator.options(), verify: true })
    expect(count('RegisterTaskDefinition')).toBe(2)
  })

  it('reads a definition that has changed, and no other', async () => {
    const before = count('DescribeTaskDefinition')
    await plan(program(), simulator.options())
    expect(count('DescribeTaskDefinition')).toBe(before)
    await plan(program('2'), simulator.options())
    expect(count('DescribeTaskDefinition')).toBe(before + 2)
  })

  it('sees an attribute that somebody changed by hand only when it verifies', async () => {
    await setDelay('77')
    expect(await changes()).toEqual([])
    expect(await changes({ verify: true })).toEqual([expect.stringContaining('target group')])
  })

  it('believes its hash again after it has put an attribute right', async () => {
    await setDelay('77')
    await deploy(program(), { ...simulator.options(), verify: true })
    const before = count('DescribeTargetGroupAttributes')
    expect(await changes()).toEqual([])
    expect(count('DescribeTargetGroupAttributes')).toBe(before)
  })

  it('reads in full where a hash differs, and calls nothing changed for that alone', async () => {
    const Tags = [{ Key: 'fluent-ecs:hash', Value: 'other' }]
    await simulator.clients.elbv2.send(new AddTagsCommand({ ResourceArns: [await targetGroup()], Tags }))
    const before = count('DescribeTargetGroupAttributes')
    expect(await changes()).toEqual([])
    expect(count('DescribeTargetGroupAttributes')).toBe(before + 1)
  })

  it('reads a deregistered definition before a service is changed to it', async () => {
    await simulator.clients.ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition: 'bench-web-0:1' }))
    const result = await deploy(program(), simulator.options())
    expect(result.applied.map(({ resource }) => resource)).toContain('task definition web-0')
  })

  it.each(['AccessDeniedException', 'InternalServiceException'])(
    'comes to the same without the tagging API (%s)',
    async code => {
      simulator.inject({ operation: 'GetResources' }, { how: 'rejected', code })
      expect(await changes()).toEqual([])
    },
  )

  it('completes a target group whose making was cut short', async () => {
    const fresh = createSimulator()
    fresh.hostedZone(ZONE)
    const controller = new AbortController()
    const end = fresh.inject(
      { operation: 'ModifyTargetGroupAttributes', nth: 1 },
      { how: 'crash', when: 'before' },
      () => controller.abort(),
    )
    await deploy(program(), { ...fresh.options(), signal: controller.signal }).catch(() => undefined)
    end()
    await deploy(program(), fresh.options())
    const verified = await plan(program(), { ...fresh.options(), verify: true })
    expect(verified.isEmpty).toBe(true)
  })
})
