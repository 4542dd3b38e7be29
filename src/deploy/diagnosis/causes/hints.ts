import { refusingPolicy } from '../refusing-policy.ts'
import type { Mending } from './cause.ts'

/** What AWS's words add to the fix of any cause that mends in the same way. */
export function hintOf(mends: Mending, words: string): string {
  if (mends === 'role') return refusingPolicy(words)
  return mends === 'network' ? wayOf(words) : ''
}

/** What stands in the way to a host, where that is not the route. */
function wayOf(words: string): string {
  const proxy = /proxyconnect tcp: dial tcp (?:lookup )?([\w.-]+(?::\d+)?)/i.exec(words)?.[1]
  if (proxy) return ` The way goes through a proxy, ${proxy} (HTTPS_PROXY of the host): see that it answers.`
  if (!/no such host|name resolution|server misbehaving|getaddrinfo/i.test(words)) return ''
  const host = /lookup ([\w.-]+)/i.exec(words)?.[1]
  return ` The name${host ? ` ${host}` : ''} is not found: see that it is right, and that the VPC resolves names (enableDnsSupport).`
}
