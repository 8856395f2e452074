// The public catalog as a web server of a test shows it.

/** One row as the page has it, entities and all. */
export interface CatalogPageRow {
  readonly id: string;
  readonly title: string;
  readonly products: string;
  readonly classification: string;
  readonly updated: string;
  readonly version: string;
  readonly shown: string;
  readonly bytes: string;
}

// A page in the shape of the real one, made here: its table, ids and cells, with the noise of a server page around them.
/** A page of results; the counter says which of how many. */
export function resultPage(rows: readonly CatalogPageRow[], counter = '1 - 2 of 2 (page 1 of 1)'): string {
  const row = (item: CatalogPageRow, index: number): string => `
    <tr id="${item.id}_R${index}" style="border-width:0px;">
      <td class="resultsbottomBorder" id="${item.id}_C0_R${index}"><input type="checkbox" /></td>
      <td class="resultsbottomBorder" id="${item.id}_C1_R${index}"><a id='${item.id}_link' href="javascript:void(0);" onclick='goToDetails("${item.id}");'>
          ${item.title}
      </a></td>
      <td class="resultsbottomBorder" id="${item.id}_C2_R${index}">
          ${item.products}
      </td>
      <td class="resultsbottomBorder" id="${item.id}_C3_R${index}"> ${item.classification} </td>
      <td class="resultsbottomBorder" id="${item.id}_C4_R${index}"> ${item.updated} </td>
      <td class="resultsbottomBorder" id="${item.id}_C5_R${index}"> ${item.version} </td>
      <td class="resultsbottomBorder" id="${item.id}_C6_R${index}"><span id="${item.id}_size">${item.shown}</span><span class="noDisplay" id="${item.id}_originalSize">${item.bytes}</span></td>
      <td class="resultsbottomBorder" id="${item.id}_C7_R${index}"><input id="${item.id}" class="flatBlueButtonDownload" type="button" value='Download' /></td>
    </tr>`;
  return `<!DOCTYPE html><html><head><title>Microsoft Update Catalog</title><script>var a = "<table>";</script></head>
    <body><form method="post" action="./Search.aspx?q=x"><input type="hidden" id="__VIEWSTATE" value="x" />
    <div id="numberOfUpdates"><span id="ctl00_catalogBody_searchDuration">${counter}</span></div>
    <table class="resultsBorder resultsBackGround" id="ctl00_catalogBody_updateMatches" cellspacing="0">
    <tr class="resultsHeader" id="headerRow"><td>&nbsp;</td><td><a><span>Title</span></a></td></tr>
    ${rows.map(row).join('')}</table></form></body></html>`;
}

/** What it shows when it finds nothing. */
export const NO_RESULTS =
  '<html><body><span id="ctl00_catalogBody_noResultText">We did not find any results</span></body></html>';
