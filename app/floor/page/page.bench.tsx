import { Page } from "@/components/ui/page";

export const dynamic = "force-dynamic";

const rows = Array.from({ length: 50 }, (_, row) => ["sender", "subject", "recipient", "when"].map((cell) => `${cell} ${row}`));

/** The floor of every folder page (see docs/decisions/009-bench-floors.md). */
export default function FloorPage() {
  return (
    <Page title={rows.length.toString()}>
      <table>
        <tbody>
          {rows.map((cells) => (
            <tr key={cells[0]}>
              {cells.map((cell) => (
                <td key={cell}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Page>
  );
}
