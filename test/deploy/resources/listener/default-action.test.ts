import { describe, expect, it } from 'vitest'
import {
  actionInput,
  canonicalAction,
  defaultAction,
} from '../../../../src/deploy/resources/listener/default-action.ts'

describe('default action', () => {
  it('of a redirect is the same with and without what ELB fills in', () => {
    const wanted = defaultAction({ type: 'redirect', protocol: 'HTTPS', port: '443', statusCode: 'HTTP_301' })
    const given = {
      Protocol: 'HTTPS',
      Port: '443',
      Host: '#{host}',
      Path: '/#{path}',
      Query: '#{query}',
      StatusCode: 'HTTP_301' as const,
    }
    expect(canonicalAction([{ Type: 'redirect', Order: 1, RedirectConfig: given }])).toEqual(wanted)
    expect(canonicalAction([{ Type: 'redirect', RedirectConfig: { ...given, Host: 'else.example.com' } }])).not.toEqual(
      wanted,
    )
  })

  it('of a fixed response is the same with an empty body and with none', () => {
    const wanted = defaultAction({ type: 'fixed-response', statusCode: '404', messageBody: '' })
    const given = { StatusCode: '404', ContentType: 'text/plain', MessageBody: '' }
    expect(canonicalAction([{ Type: 'fixed-response', FixedResponseConfig: given }])).toEqual(wanted)
  })

  it('of a fixed response has what the program says', () => {
    const wanted = {
      type: 'fixed-response',
      statusCode: '503',
      contentType: 'text/html',
      messageBody: '<p>Closed</p>',
    } as const
    expect(canonicalAction([actionInput(wanted)])).toEqual(wanted)
  })

  it('that someone turned into a forward shows', () => {
    expect(canonicalAction([{ Type: 'forward', TargetGroupArn: 'group-1' }])).toEqual({
      type: 'forward',
      targetGroupArn: 'group-1',
    })
  })
})
