import * as z from 'zod/mini'
import { matching } from './fields.ts'

const isIpv4 = matching(() => z.cidrv4())
const isIpv6 = matching(() => z.cidrv6())

/** A range of addresses as EC2 keeps it: without the bits beyond its prefix. */
export type AddressRange = { readonly cidrIpv4: string } | { readonly cidrIpv6: string }

/**
 * Reads a range of addresses; nothing where it is none.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_SecurityGroupRuleRequest.html
 */
export function addressRange(text: string): AddressRange | undefined {
  const [address = '', prefix = ''] = text.split('/')
  const bits = Number(prefix)
  if (isIpv4(text)) return { cidrIpv4: `${ipv4(address, bits)}/${bits}` }
  if (isIpv6(text)) return { cidrIpv6: `${ipv6(address, bits)}/${bits}` }
  return undefined
}

function ipv4(address: string, bits: number): string {
  const kept = address.split('.').map((part, at) => Number(part) & mask(bits - 8 * at, 8))
  return kept.join('.')
}

function ipv6(address: string, bits: number): string {
  const [head = '', tail] = hexadecimal(address).split('::')
  const before = head === '' ? [] : head.split(':')
  const after = tail ? tail.split(':') : []
  const zeros = Array<string>(8 - before.length - after.length).fill('0')
  const words = [...before, ...zeros, ...after].map((word, at) => Number.parseInt(word, 16) & mask(bits - 16 * at, 16))
  return hexadecimal(words.map(word => word.toString(16)).join(':'))
}

/** The short form of an IPv6 address, in lower case. */
const hexadecimal = (address: string): string => new URL(`http://[${address}]`).hostname.slice(1, -1)

/** The first `bits` of a part of an address. */
function mask(bits: number, width: number): number {
  const kept = Math.min(width, Math.max(0, bits))
  return ((1 << kept) - 1) << (width - kept)
}
