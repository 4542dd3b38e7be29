import { certificate } from '../../../src/builders/certificate.ts'
import { cluster } from '../../../src/builders/cluster.ts'
import { hostedZone } from '../../../src/builders/hosted-zone.ts'
import { loadBalancer } from '../../../src/builders/load-balancer.ts'
import { network } from '../../../src/builders/network.ts'
import { networkLoadBalancer } from '../../../src/builders/network-load-balancer.ts'
import { repository } from '../../../src/builders/repository.ts'
import { service } from '../../../src/builders/service.ts'
import { taskDefinition } from '../../../src/builders/task-definition.ts'
import type { LifecycleRule } from '../../../src/model/repository.ts'

declare const anyName: string

const vpc = network.default()
const edge = loadBalancer('edge').network(vpc).http()
const zone = hostedZone('example.com')
const web = taskDefinition('web')
  .fargate()
  .cpu(0.5)
  .memory(2)
  .container('app', c => c.image('app:1').port(3000))
const site = service('web').cluster(cluster('prod')).taskDefinition(web).network(vpc)
const rule: LifecycleRule = {
  rulePriority: 1,
  description: 'old ones',
  selection: { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: 5 },
  action: { type: 'expire' },
}

zone.alias('example.com', edge)
zone.alias('shop.Example.com.', edge)
zone.alias(anyName, edge)
zone.record(anyName, 'CNAME', edge.dnsName).ttl(60).weighted('blue', 10)
zone.record('example.com', 'TXT', 'a', 'b')
zone.record('www.example.com', 'CNAME', 'example.com')
certificate(anyName, { zone: [zone, hostedZone('example.org')], alternativeNames: ['*.example.com', 'example.org'] })
repository('web').lifecycle([rule])

cluster('prod').containerInsights('on') // error[CL-SET-01]: '"on"' is not assignable to parameter of type '"enabled" | "enhanced"
cluster('prod').capacityProviders({ FARGATE_SPOTTY: {} }) // error[CL-CP-01]: 'FARGATE_SPOTTY'
loadBalancer('edge').network(vpc).https({}) // error[LS-CRT-01]: Property 'certificate' is missing
site.target(loadBalancer('edge').http(), 'app', 3000) // error[LB-SUB-01]: This load balancer is incomplete: call .network()
site.target(networkLoadBalancer('tcp').network(vpc), 'app', 3000) // error[LS-PRO-01]: This load balancer is incomplete: call .tcp(), .udp(), .tcpUdp() or .tls()
site.target(loadBalancer('edge').network(vpc), 'app', 3000) // error[LS-PRO-01]: This load balancer is incomplete: call .https() or .http()
edge.webAcl(anyName)
edge.webAcl(`arn:aws:wafv2:us-east-1:${anyName}:regional/webacl/${anyName}/${anyName}`)
edge.webAcl('arn:aws:wafv2:us-east-1:123456789012:global/webacl/shop/1') // error[WAF-ASC-01]: Web ACL: this one is for CloudFront distributions
edge.webAcl('arn:aws:waf-regional:us-east-1:123456789012:webacl/1') // error[WAF-ASC-01]: Web ACL: this one is of AWS WAF Classic
edge.webAcl('none') // error[WAF-ASC-01]: Web ACL: expected arn:aws:wafv2:
networkLoadBalancer('tcp').webAcl('none') // error[WAF-ASC-01]: Property 'webAcl' does not exist
edge.host() // error[RL-CON-01]: Expected at least 1 arguments, but got 0
site.target(edge, 'app', 3000, { protocol: 'TCP' }) // error[TG-PRO-01]: Type '"TCP"' is not assignable
site.autoScaling({ min: 1 }, s => s.cpu(50)) // error[AS-TGT-02]: Property 'max' is missing
site.autoScaling({ min: 1, max: 2 }, s => s.cpu()) // error[AS-TT-01]: Expected 1-2 arguments, but got 0
zone.alias('shop.example.org', edge) // error[R53-NAM-02]: Record name \"shop.example.org\" is not in the zone \"example.com\"
zone.record('example.com', 'CNAME', 'www.example.net') // error[R53-APX-01]: A CNAME cannot have the name of its zone, \"example.com\"
zone.record('shop.example.org', 'TXT', 'a') // error[R53-NAM-02]: Record name \"shop.example.org\" is not in the zone \"example.com\"
zone.record('shop.example.com', 'NS', 'ns.example.net') // error[R53-VAL-01]: '"NS"' is not assignable
certificate('shop.example.org', { zone }) // error[R53-NAM-02]: Record name \"shop.example.org\" is not in the zone \"example.com\"
certificate('example.com', { zone, alternativeNames: ['www.example.org'] }) // error[R53-NAM-02]: is not in the zone \"example.com\"
certificate('example.com', { zone, keyAlgorithm: 'RSA_4096' }) // error[ACM-REQ-03]: Type '"RSA_4096"' is not assignable
repository('web').lifecycle([{ ...rule, action: { type: 'archive' } }]) // error[ECR-LCP-06]: Type '"archive"' is not assignable
repository('web').lifecycle([{ ...rule, selection: { ...rule.selection, tagStatus: 'old' } }]) // error[ECR-LCP-03]: Type '"old"' is not assignable
repository('web').lifecycle([{ ...rule, selection: { ...rule.selection, countType: 'ever' } }]) // error[ECR-LCP-05]: Type '"ever"' is not assignable
