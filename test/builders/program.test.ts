import { describe, expect, it } from 'vitest'
import { resourcesOf } from '../../src/validators/stack.ts'
import { readmeProgram } from '../readme-program.ts'

describe('the program of the README', () => {
  it('is valid', async () => {
    const issues = (await readmeProgram()).issues()
    expect(issues.filter(issue => issue.severity === 'error')).toEqual([])
  })

  it('reaches every kind of resource', async () => {
    const kinds = new Set(resourcesOf((await readmeProgram()).build().roots).map(resource => resource.kind))
    expect([...kinds].sort()).toEqual([
      ...['autoscaling', 'certificate', 'cluster', 'hosted-zone', 'listener', 'listener-rule', 'load-balancer'],
      ...['log-group', 'network', 'record', 'repository', 'role', 'security-group', 'service', 'target-group'],
      'task-definition',
    ])
  })

  it('is the same plain data each time it is written', async () => {
    expect(JSON.stringify((await readmeProgram()).build())).toBe(JSON.stringify((await readmeProgram()).build()))
  })
})
