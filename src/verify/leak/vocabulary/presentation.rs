//! The words of presentations: values of PresentationML and of its animations (ECMA-376-1, 19), actions, built-in layouts.

/// In lower case.
pub(super) const WORDS: &str = "\
    access across action active airplane alpha anotherpresentation antique arabic arc arch arrow art at \
    audio axis back background banner bar barn beginning beige bent bk blank blinds border branch breadth brick \
    brown btn bubble bullets button bw by call can cancel card cascade category ccw checkerboard chevron child \
    chord chs cht circle circular click clip cloud clr col collate comparison confetti connector contrasting \
    corner corners crimson crush ctr cube curl curtains curve curved cust customshow cw cylinder datetime db dbl \
    decagon decision decoration deflate delay depth design desktop dgm diag diagonal direct discrete disk \
    dissolve divide dk dmnd dn dodecagon donut down drape dt ea effect effects el emph endshow entr equal equals \
    evt exit explosion extract extreme face facing fade fall family fast fillcolor firstslide fit flowchart fmla \
    folded forward four fracture freeze from ftr full gallery gold gradient hagaki half handout handouts harsh \
    hdr head hebrew help heptagon heroic highlight hindi hlinkshowjump hlinksldjump hold hollow horizontal horz \
    hot hsl ie img in inactive indefinite inflate input interactive internal inv inverted isometric isosceles jis \
    jpn jump junction kor lastslide lastslideviewed layouts lc ld ledger legacy legend less letter lg lighten \
    locked lt lu lvl magnetic main manual masters maximized med mediacall menu merge minimized minus mm \
    moderately mouse movie multidocument multiplication multiply nar nextslide noaction node non not notched obj \
    object oblique offpage on once online only opacity operation or organization origami out oval over overhead \
    override par paren parent peel pentagon period perspective pic pie pink plaid plaque plus pour powerpoint \
    ppaction ppt pptx predefined preparation pres presentation presentations presenter prestige prev previous \
    previousslide process pt punched quad quarter randombar rd rectangle rectangular regular relaxed remove repl \
    restored rgb ribbon ring root rot rounded ru same scale scroll scrollbar sec sections seek seq sequential \
    series shdw shingle show shows side sign size skip slant sld slide slidenum slides slip slow sm sng snip \
    snipped sort sorter sound speech sphere stop storage stored str straight stretch strict strike stripe striped \
    strips stroke sub summing tabs tape tbl teardrop terminator thai themed thought through timed tm transform \
    transition transitional trapezoid trellis triangle turn two tx uc underline untitled up verb vert view \
    visibility wd weave wedge weight wheel when whole wind wipe workspace xshear yshear zag zig";
