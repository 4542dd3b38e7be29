import { certificate, hostedZone, loadBalancer, network, stack } from 'fluent-ecs'

/**
 * The names of a shop: of a hundred answers, `share` lead to its next load balancer; those who ask from the network of the
 * private zone get the internal one; and what mail and other services ask of the domain.
 */
export function program(domain: string, share: number, mail: string) {
  const vpc = network.default()
  const zone = hostedZone(domain)
  const host = `shop.${domain}`
  const secure = { certificate: certificate(host, { zone }) }
  const edge = loadBalancer('edge').network(vpc).https(secure)
  const next = loadBalancer('next').network(vpc).https(secure)
  const inside = loadBalancer('inside').network(vpc).internal().https(secure)
  return stack('names')
    .add(zone.alias(host, edge).weighted('edge', 100 - share), zone.alias(host, next).weighted('next', share))
    .add(hostedZone({ name: domain, private: true }).alias(host, inside))
    .add(zone.record(domain, 'MX', `10 ${mail}`), zone.record(domain, 'TXT', `v=spf1 mx -all`))
    .add(zone.record(`docs.${domain}`, 'CNAME', next.dnsName).ttl(60))
}
