import { Injectable, type OnApplicationBootstrap, RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { ACCESS_RULE, type AccessRule } from './access.js';

export interface Route {
  readonly verb: string;
  readonly path: string;
  readonly handler: string;
  readonly rule: AccessRule | undefined;
}

/** Every address of the house with its rule. The application does not start while one has none. */
@Injectable()
export class RouteInventory implements OnApplicationBootstrap {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  onApplicationBootstrap(): void {
    const undeclared = this.routes().filter((route) => route.rule === undefined);
    if (undeclared.length > 0) {
      throw new Error(`Routes without an access rule: ${undeclared.map((route) => route.handler).join(', ')}`);
    }
  }

  routes(): Route[] {
    return this.discovery.getControllers().flatMap(({ instance, metatype }) => {
      if (!instance || !metatype) return [];
      const prototype = Object.getPrototypeOf(instance) as Record<string, unknown>;
      const base = this.reflector.get<string | string[]>(PATH_METADATA, metatype);
      return this.scanner.getAllMethodNames(prototype).flatMap((name) => this.routeOf(prototype, name, metatype.name, base));
    });
  }

  private routeOf(prototype: Record<string, unknown>, name: string, controller: string, base: string | string[]): Route[] {
    const handler = prototype[name] as () => unknown;
    const path = this.reflector.get<string | string[] | undefined>(PATH_METADATA, handler);
    const method = this.reflector.get<RequestMethod | undefined>(METHOD_METADATA, handler);
    if (path === undefined || method === undefined) return [];
    const rule = this.reflector.get<AccessRule | undefined>(ACCESS_RULE, handler);
    return [base].flat().flatMap((root) =>
      [path].flat().map((leaf) => ({ verb: RequestMethod[method] ?? 'ALL', path: joined(root, leaf), handler: `${controller}.${name}`, rule })),
    );
  }
}

function joined(root: string, leaf: string): string {
  const path = [root, leaf].flatMap((part) => part.split('/')).filter(Boolean).join('/');
  return `/${path}`;
}
