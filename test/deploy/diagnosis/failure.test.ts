import { expect, it } from 'vitest'
import { failed } from '../../../src/deploy/diagnosis/failure.ts'
import type { ChangeSummary } from '../../../src/errors.ts'

const change = (resource: string, action: string): ChangeSummary => ({ resource, action }) as ChangeSummary

it('what was done to a resource is not what was still to be done to it', () => {
  const made = change('service web', 'create')
  const wanted = [made, change('service web', 'delete'), change('role web', 'create')]
  const failure = { model: { kind: 'role', id: 'web' }, error: new Error('no') } as const
  const { applied, notApplied } = failed('deploy', wanted, new Map([['service/web', made]]), [failure])
  expect(applied).toEqual([made])
  expect(notApplied).toEqual([change('service web', 'delete'), change('role web', 'create')])
})
