/**
 * How traffic goes through a proxy. Ports and addresses are lists with commas. Without a user or a group the proxy's own
 * traffic goes through it, too.
 */
export interface ProxyProperties {
  /** The user of the proxy, by number. */
  readonly IgnoredUID?: string
  /** The group of the proxy, by number. */
  readonly IgnoredGID?: string
  /** The ports of the application. */
  readonly AppPorts: string
  /** Where traffic to these ports goes. */
  readonly ProxyIngressPort: string
  /** Where traffic from the application goes. */
  readonly ProxyEgressPort: string
  /** Ports that traffic goes to directly. */
  readonly EgressIgnoredPorts?: string
  /** Addresses that traffic goes to directly. */
  readonly EgressIgnoredIPs?: string
}
