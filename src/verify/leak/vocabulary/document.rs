//! The names that PDF files write of their own accord (ISO 32000-2; Adobe Technical Note 5014 for maps of codes), in order.

/// Names of four letters and more; shorter ones are looked for nowhere.
pub const NAMES: &str = "\
    ASCII85Decode ASCIIHexDecode AbsoluteColorimetric AcroForm ActualText Adobe After Alpha Alternate Alternates \
    Annot Annots AntiAlias AppDefault Approved ArtBox Artifact AsIs Ascent Aside AvgWidth BBox Background \
    BaseEncoding BaseFont BaselineShift Bates Before Beveled BibEntry BitsPerComponent BitsPerCoordinate BitsPerFlag \
    BitsPerSample Black BlackIs1 BlackPoint BleedBox Block BlockQuote BlueFuzz BlueScale BlueShift BlueValues Border \
    Both Bounds Butt CCITTFaxDecode CIDFontType0 CIDFontType0C CIDFontType2 CIDInit CIDSystemInfo CIDToGIDMap CMYK \
    CMap CMapName CMapType CNS1 CalGray CalRGB CapHeight Caption Caret Catalog Center CenterWindow CharProcs \
    CharStrings Circle ClosedArrow Code ColSpan Color ColorBurn ColorDodge ColorSpace ColorTransform Colorants \
    Column Columns Comment Compatible Confidential Contents Coords Copyright Count CropBox Crypt Cyan DCTDecode \
    Darken Dashed Decimal Decode DecodeParms Default DefaultCMYK DefaultGray DefaultRGB Departmental Desc \
    DescendantFonts Descent Dest Dests DeviceCMYK DeviceGray DeviceN DeviceRGB Diamond Difference Differences \
    Direction Disc DisplayDocTitle Document DocumentFragment Domain Draft Duplex DuplexFlipLongEdge \
    DuplexFlipShortEdge EarlyChange EmbeddedFile EmbeddedFiles Encode EncodedByteAlign Encoding EndIndent EndOfBlock \
    EndOfLine Exclusion Experimental Expired ExtGState Extend FENote FamilyName Fields Figure FileAttachment \
    Filespec Filter Final First FirstChar FirstPage FitB FitBH FitBV FitH FitR FitV FitWindow Flags FlateDecode Font \
    FontBBox FontDescriptor FontFile FontFile2 FontFile3 FontInfo FontMatrix FontName FontStretch FontWeight Footer \
    ForComment ForPublicRelease ForceBold Form Formula FreeText FullName FullScreen Function FunctionType Functions \
    Gamma GoTo Graph Group HardLight Header Headers Height Help Helvetica Hide HideMenubar HideToolbar HideWindowUI \
    Highlight ICCBased Identity Image ImageMask Index Indexed Info InkList Inline Insert Inset Intent Interpolate \
    ItalicAngle JBIG2Decode JBIG2Globals JPXDecode Japan1 JavaScript Justify Kids Korea1 LBody LZWDecode Lang \
    LanguageGroup Last LastChar LastPage Layout Leading Length Length1 Length2 Length3 Lighten Line LineHeight \
    LineNum Link List ListNumbering Lock LowerAlpha LowerRoman LrTb Luminosity MCID MMType1 MacExpertEncoding \
    MacRomanEncoding Magenta MarkInfo Mask Matrix Matte MaxLen MaxWidth MediaBox Metadata MinFeature MissingWidth \
    MixingHints Movie Multiply Name Named Names NeedAppearances NewParagraph Next NextPage NonStruct None Normal \
    NotApproved NotForPublicRelease Note Notice Nums OBJR ObjStm OneColumn Open OpenAction OpenArrow OpenType Order \
    Ordered Ordering OtherBlues Outlines Overlay Page PageLabels PageLayout PageMode PageNum Pages Pagination \
    PaintType Paperclip Paragraph Parent ParentTree ParentTreeNextKey Part Pattern PatternType Perceptual PieceInfo \
    Placement PolyLine Polygon Popup Prev PrevPage Print PrintField PrintScaling Private ProcSet Process Properties \
    PushPin QuadPoints Quote RClosedArrow ROpenArrow Range Rect Redact Reference Registry RelativeColorimetric \
    Resources RichMediaContent RlTb RoleMap Root Rotate RowSpan Rows Ruby RunLengthDecode SMask SMaskInData \
    Saturation Scope Screen Sect Separation Shading ShadingType Simplex SinglePage Size Slash SoftLight Sold Solid \
    Sound SpaceAfter SpaceBefore Span Square Squiggly Stamp StandardEncoding Start StartIndent StdHW StdVW StemH \
    StemSnapH StemSnapV StemV StrikeOut Strong StructElem StructParent StructParents StructTreeRoot Subj Subrs \
    Subtype Summary Supplement SymbolEncoding TBody TFoot THead TOCI Table Tabs TbRl Text TextAlign TextIndent Thumb \
    TilingType Title ToUnicode TopSecret Transparency TrimBox TrueType TwoColumnLeft TwoColumnRight TwoPageLeft \
    TwoPageRight Type Type0 Type1 Type1C Type2 Type3 Underline UnderlinePosition UnderlineThickness UniqueID \
    Unordered UpperAlpha UpperRoman UseCMap UseNone UseOutlines UseThumbs UserUnit Vertices VerticesPerRow \
    ViewerPreferences WMode Warichu Watermark Weight WhitePoint Widget Width Widths WinAnsiEncoding WritingMode \
    XHeight XObject XRef XStep YStep Yellow isFixedPitch lenIV password version \
";
