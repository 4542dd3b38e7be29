import {
  cluster,
  hostedZone,
  loadBalancer,
  network,
  networkLoadBalancer,
  securityGroup,
  service,
  stack,
  taskDefinition,
} from '../../../src/index.ts'
import type { System } from '../system.ts'

const HOST = 'gerrit.example.com'
const FILES = 'fs-0a1b2c3d4e5f6071'

export const gerrit: System = {
  given({ simulator }) {
    simulator.hostedZone('example.com')
    simulator.certificate(HOST)
  },
  program(tag) {
    const vpc = network('dev-gerrit', {
      cidrBlock: '10.0.0.0/16',
      zones: ['a', 'b', 'c', 'd', 'e', 'f'].map(zone => `us-east-1${zone}`),
    })
    const open = securityGroup('gerrit')
      .network(vpc)
      .allowFrom('10.0.0.0/16', 2049)
      .allowFrom('0.0.0.0/0', 29418)
      .allowFrom('0.0.0.0/0', 2222)
      .allowFrom('0.0.0.0/0', 8080)
      .allowFrom('0.0.0.0/0', 443)
      .allowFrom('0.0.0.0/0', 80)
    const volume = (at: number) =>
      ({ fileSystemId: `${FILES}${at}`, rootDirectory: '/', transitEncryption: 'ENABLED' }) as const
    const definition = taskDefinition('dev-gerrit-service')
      .fargate()
      .cpu(4)
      .memory(8)
      .allowExecuteCommand()
      .logs({ group: 'lf_dev_gerrit' })
      .efsVolume('etc', volume(1))
      .efsVolume('git', volume(2))
      .efsVolume('db', volume(3))
      .efsVolume('index', volume(4))
      .efsVolume('lib', volume(5))
      .efsVolume('cache', volume(6))
      .efsVolume('plugins', volume(7))
      .container('main', c =>
        c
          .image(`gerritcodereview/gerrit:3.${tag}`)
          .command(
            ...['sh', '-c'],
            "find /var/gerrit/index/ -iname '*.lock' -exec ls -l '{}' \\; && /var/gerrit/bin/gerrit.sh run",
          )
          .port(8080)
          .port(29418)
          .mountPoint('etc', '/var/gerrit/etc')
          .mountPoint('lib', '/var/gerrit/lib')
          .mountPoint('git', '/var/gerrit/git')
          .mountPoint('db', '/var/gerrit/db')
          .mountPoint('cache', '/var/gerrit/cache')
          .mountPoint('index', '/var/gerrit/index')
          .mountPoint('plugins', '/var/gerrit/plugins')
          .logs({ streamPrefix: 'lf-dev-gerrit-main' })
          .environment({
            HOST: '0.0.0.0',
            REINDEX_AT_STARTUP: 'false',
            CANONICAL_WEB_URL: `https://${HOST}/`,
            PORT: '8080',
            HTTPD_LISTEN_URL: 'proxy-https://*:8080/',
            GERRIT_INIT_ARGS: '--batch --no-auto-start',
          }),
      )
      .container('openssh', c =>
        c
          .image('lscr.io/linuxserver/openssh-server:latest')
          .port(2222)
          .mountPoint('etc', '/data/etc')
          .mountPoint('lib', '/data/lib')
          .mountPoint('git', '/data/git')
          .mountPoint('db', '/data/db')
          .mountPoint('cache', '/data/cache')
          .mountPoint('index', '/data/index')
          .mountPoint('plugins', '/data/plugins')
          .logs({ streamPrefix: 'lf-dev-gerrit-openssh' })
          .environment({ PASSWORD_ACCESS: 'true', SUDO_ACCESS: 'true', USER_NAME: 'gerrit' })
          .secret('USER_PASSWORD', 'arn:aws:ssm:us-east-1:123456789012:parameter/gerrit/password'),
      )
    const web = loadBalancer('dev-gerrit-alb').network(vpc).securityGroups(open).http().https({ certificate: HOST })
    const ssh = networkLoadBalancer('dev-gerrit-nlb').network(vpc).tcp(29418)
    const site = service('dev_gerrit_service')
      .cluster(cluster('dev_gerrit_cluster'))
      .taskDefinition(definition)
      .network(vpc)
      .securityGroups(open)
      .executeCommand()
      .rolling({ minimumHealthyPercent: 0, maximumPercent: 100 })
      .target(web, 'main', 8080, { physicalName: 'dev-gerrit-target-group' })
      .target(ssh, 'main', 29418, { physicalName: 'dev-gerrit-target-group-ssh' })
      .desiredCount(1)
    const zone = hostedZone('example.com')
    return stack('gerrit').add(site, zone.alias(HOST, web), zone.alias('gerrit-ssh.example.com', ssh))
  },
}
