"use client";

import type { ComponentProps, ReactNode } from "react";
import { ActButtons } from "@/components/messages/act-buttons";
import { FolderLinks } from "@/components/messages/folder-links";
import { FolderRows } from "@/components/messages/folder-rows";
import { KeepPlace } from "@/components/messages/keep-place";
import { ListingControls } from "@/components/messages/listing-controls";
import { LiveRefresh } from "@/components/messages/live-refresh";
import { SelectAll } from "@/components/messages/select-all";
import { ActForm } from "@/components/ui/act-form";
import { fileAction } from "@/lib/messages/filing/actions";
import { type Packed, unpack } from "@/lib/packed";

type Lines = {
  rows: ComponentProps<typeof FolderRows>;
  acts: ComponentProps<typeof ActButtons>;
  selectAll: string;
  /** None where the page shows all. */
  allPages?: string | undefined;
  hidden: ComponentProps<typeof ActForm>["hidden"];
};

export type ShownFolder = {
  /** The address of what is shown: with another one, menus are closed. */
  here: string;
  news: ComponentProps<typeof LiveRefresh>;
  links: ComponentProps<typeof FolderLinks>;
  controls: ComponentProps<typeof ListingControls>;
  lines: Lines | null;
};

/** `children` stand there instead of lines. */
type Properties = { shown: Packed<ShownFolder>; children: ReactNode };

/** All that a folder shows, in one component of the browser: each that a page names takes time of its own, drawn or not. */
export function FolderList({ shown, children }: Properties) {
  const { here, news, links, controls, lines } = unpack(shown);
  return (
    <>
      <LiveRefresh {...news} />
      <KeepPlace />
      <div className="grid grid-cols-1 gap-3">
        <FolderLinks {...links} />
        <ListingControls key={here} {...controls} />
      </div>
      {lines ? (
        <ActForm action={fileAction} hidden={lines.hidden} className="grid grid-cols-1 gap-3">
          <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1">
            <div className="flex flex-wrap items-center gap-1 sm:gap-2">
              <SelectAll name={lines.rows.name} label={lines.selectAll} />
              <ActButtons {...lines.acts} />
            </div>
            {lines.allPages && (
              <label className="flex min-h-11 items-center gap-3 text-sm">
                <input type="checkbox" name="all" value="yes" className="size-5 accent-accent" />
                {lines.allPages}
              </label>
            )}
          </div>
          <FolderRows {...lines.rows} />
        </ActForm>
      ) : (
        children
      )}
    </>
  );
}
