import { expect, test } from 'vitest'
import { cluster, loadBalancer, network, preflight, service, stack, taskDefinition } from '../../../src/index.ts'
import { startedAccount } from './started-account.ts'

const OWN = '123456789012.dkr.ecr.us-east-1.amazonaws.com/shop/web:1'
const ARM = ['linux/amd64', 'linux/arm64']

// https://github.com/aws-cloudformation/aws-cloudformation-templates/pull/61,
// https://github.com/udacity/nd9991-c2-Infrastructure-as-Code-v1/pull/9, https://github.com/aws/copilot-cli/issues/5386,
// and of those who tell programs their port: https://github.com/Skyfay/SkySend/issues/34
test.each<
  [what: string, exposed: readonly string[], variable: string | undefined, told: boolean, platforms?: string[]]
>([
  ['another port', ['3000/tcp'], undefined, true],
  ['another port, of an index', ['3000'], undefined, true, ARM],
  ['that port', ['3000/tcp', '80/tcp'], undefined, false],
  ['that port for UDP alone, and another', ['80/udp', '53/tcp'], undefined, true],
  ['only ports for UDP', ['53/udp'], undefined, false],
  ['nothing', [], undefined, false],
  ['another port, and a variable says that one', ['3000/tcp'], '80', false],
  ['another port, and an address in a variable has that one', ['3000/tcp'], '0.0.0.0:80', false],
])('an image says %s', async (_what, exposed, variable, told, platforms) => {
  const { simulator, repository, push } = await startedAccount()
  await repository('shop/web')
  await push('shop/web', '1', platforms ?? 'linux/amd64', exposed)
  const vpc = network.default()
  const web = taskDefinition('web')
    .fargate()
    .cpu(0.25)
    .memory(0.5)
    .container('app', c => (variable ? c.environment({ LISTEN: variable }) : c).image(OWN).port(80))
  const site = service('web').cluster(cluster('prod')).taskDefinition(web).network(vpc)
  const edge = loadBalancer('edge').network(vpc).http()
  const { issues } = await preflight(stack('shop').add(site.target(edge, 'app', 80)), simulator.options())
  const found = issues.filter(({ code }) => code === 'target.refused')
  expect(found.map(({ severity, message }) => [severity, message])).toEqual(
    told ? [['warning', expect.stringMatching(/port 80 of container "app", and its image says .* (3000|53)$/)]] : [],
  )
  const alone = await preflight(stack('shop').add(site.desiredCount(1)), simulator.options())
  expect(alone.issues).toEqual([])
})
