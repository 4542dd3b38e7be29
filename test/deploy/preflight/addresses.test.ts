import { describe, expect, it } from 'vitest'
import type { Subnet } from '../../../src/aws/shapes/ec2.ts'
import type { Change } from '../../../src/deploy/planning/diff.ts'
import type { PlanAction } from '../../../src/deploy/planning/plan-shape.ts'
import type { PlannedGraph, PlannedNode } from '../../../src/deploy/planning/planned-graph.ts'
import { lookAtAddresses } from '../../../src/deploy/preflight/addresses.ts'
import { Outlook } from '../../../src/deploy/preflight/outlook.ts'

/** What is told of a service of four tasks, and in what a subnet has free. */
function told(action: PlanAction, subnet: Subnet, changes: readonly Change[] = []): string | undefined {
  const model = { kind: 'service', id: 'web' } as Parameters<typeof lookAtAddresses>[0]['model']
  const planned: PlannedGraph = new Map([['service/web', { action, changes } as PlannedNode]])
  const outlook = new Outlook()
  const subject = { service: { desiredCount: 4 }, definition: undefined, program: true }
  const around = { subnets: [subnet], tables: [], endpoints: [], groups: new Map() }
  lookAtAddresses({ model, subject }, around, planned, outlook)
  const [issue] = outlook.issues
  return issue && `${issue.severity}: ${issue.received}`
}

const FULL: Subnet = { SubnetId: 'subnet-1', AvailableIpAddressCount: 0 }
const change = (path: string, from: unknown, to: unknown): Change => ({ path, from, to })

describe('free addresses', () => {
  it('none are an error for a new service', () => {
    expect(told('create', FULL)).toBe('error: 0 free for 4 more tasks')
  })

  it('none are a doubt where old tasks can make room', () => {
    expect(told('update', FULL, [change('taskDefinition', 'web:1', 'web:2')])).toBe('warning: 0 free for 4 more tasks')
    expect(told('replace', FULL)).toBe('warning: 0 free for 4 more tasks')
  })

  it('are needed for tasks that a change starts', () => {
    expect(told('update', FULL, [change('tags.team', 'a', 'b')])).toBeUndefined()
    expect(told('update', FULL, [change('desiredCount', 1, 4)])).toBe('warning: 0 free for 3 more tasks')
    expect(told('update', FULL, [change('desiredCount', 9, 4)])).toBeUndefined()
    expect(told('keep', FULL)).toBeUndefined()
  })

  it('are not counted where a subnet has IPv6 alone', () => {
    expect(told('create', { ...FULL, Ipv6Native: true })).toBeUndefined()
  })
})
