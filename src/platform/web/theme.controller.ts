import { Body, Controller, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Access } from '../access/access.js';
import { fieldsOf } from './forms/form-reader.js';
import { ownPath } from './own-path.js';

const YEAR_SECONDS = 31_536_000;

@Controller('affichage')
export class ThemeController {
  /** Light, dark, or what the system says. A cookie of the browser: nothing about the person. */
  @Post()
  @Access('signed-in')
  choose(@Body() body: unknown, @Res() reply: FastifyReply): FastifyReply {
    const { theme, here } = fieldsOf(body);
    const chosen = theme === 'clair' || theme === 'sombre' ? theme : '';
    void reply.setCookie('affichage', chosen, { path: '/', httpOnly: true, sameSite: 'lax', maxAge: YEAR_SECONDS });
    return reply.redirect(ownPath(here), 303);
  }
}
