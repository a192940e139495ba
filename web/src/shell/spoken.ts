import type { RouteComponent } from '@tanstack/react-router';
import { createElement } from 'react';
import { language } from '../language';
import { useStore } from '../store';

/** What a route draws is drawn again in another language, and keeps what was typed into it: the router alone would leave it as it is. */
export function spoken(drawn: RouteComponent): RouteComponent {
  function Spoken() {
    useStore(language);
    return createElement(drawn);
  }
  return Object.assign(Spoken, drawn.preload && { preload: drawn.preload });
}
