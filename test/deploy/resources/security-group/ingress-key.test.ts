import { describe, expect, it } from 'vitest'
import { ingressKey, ingressOf, permissionsOf } from '../../../../src/deploy/resources/security-group/ingress-key.ts'

describe('ingress', () => {
  it('is written as a person would say it', () => {
    expect(ingressKey({ IpProtocol: 'tcp', FromPort: 443, ToPort: 443 }, '0.0.0.0/0')).toBe('tcp 443 from 0.0.0.0/0')
    expect(ingressKey({ IpProtocol: 'tcp', FromPort: 80, ToPort: 90 }, 'sg-1')).toBe('tcp 80-90 from sg-1')
    expect(ingressKey({ IpProtocol: '-1' }, '::/0')).toBe('all from ::/0')
    expect(ingressKey({ IpProtocol: '-1', FromPort: -1, ToPort: -1 }, '::/0')).toBe('all from ::/0')
  })

  it('is read from EC2 one source at a time', () => {
    const permission = {
      IpProtocol: 'tcp',
      FromPort: 443,
      ToPort: 443,
      IpRanges: [{ CidrIp: '10.0.0.0/8', Description: 'inside' }, { CidrIp: '192.168.0.0/16' }],
      Ipv6Ranges: [{ CidrIpv6: '::/0' }],
      UserIdGroupPairs: [
        { UserId: '111111111111', GroupId: 'sg-1' },
        { UserId: '222222222222', GroupId: 'sg-2' },
      ],
    }
    expect(ingressOf([permission], '111111111111')).toEqual({
      'tcp 443 from 10.0.0.0/8': 'inside',
      'tcp 443 from 192.168.0.0/16': '',
      'tcp 443 from ::/0': '',
      'tcp 443 from sg-1': '',
      'tcp 443 from 222222222222/sg-2': '',
    })
  })

  it.each([
    'tcp 443 from 0.0.0.0/0',
    'tcp 8080-8090 from ::/0',
    'udp 53 from sg-0123',
    'icmp 8--1 from 10.0.0.0/8',
    'icmp -1 from 10.0.0.0/8',
    'all from 222222222222/sg-2',
    'tcp 22 from pl-1',
  ])('survives the way to EC2 and back: %s', key => {
    expect(ingressOf(permissionsOf({ [key]: 'why' }), '111111111111')).toEqual({ [key]: 'why' })
  })
})
